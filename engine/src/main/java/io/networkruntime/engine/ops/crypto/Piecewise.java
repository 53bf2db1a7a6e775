package io.networkruntime.engine.ops.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;

/** An operation that gets its data in pieces, so that they need not be in Java's heap as a whole. Used by one thread at a time. */
interface Piecewise {
    /** Takes a piece; gives the output that is ready, which only ciphers have before the end. */
    byte[] update(byte[] piece) throws GeneralSecurityException;

    /** The rest of the output. */
    byte[] finish() throws GeneralSecurityException;

    /** Ends, and says whether the result is the one presented. */
    default boolean verify(byte[] presented) throws GeneralSecurityException {
        return MessageDigest.isEqual(finish(), presented);
    }

    static Piecewise digest(Hashes hash) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance(hash.standardName());
        return new Piecewise() {
            @Override
            public byte[] update(byte[] piece) {
                digest.update(piece);
                return new byte[0];
            }

            @Override
            public byte[] finish() {
                return digest.digest();
            }
        };
    }

    static Piecewise hmac(Hashes hash, byte[] key) throws GeneralSecurityException {
        Mac mac = Hmac.keyed(hash, key);
        return new Piecewise() {
            @Override
            public byte[] update(byte[] piece) {
                mac.update(piece);
                return new byte[0];
            }

            @Override
            public byte[] finish() {
                return mac.doFinal();
            }
        };
    }

    /** A cipher; of one that ends in a tag, {@code verify} looks at as much of the tag as is presented. */
    static Piecewise cipher(Cipher cipher) {
        return new Piecewise() {
            @Override
            public byte[] update(byte[] piece) {
                byte[] output = cipher.update(piece);
                return output == null ? new byte[0] : output;
            }

            @Override
            public byte[] finish() throws GeneralSecurityException {
                return cipher.doFinal();
            }

            @Override
            public boolean verify(byte[] presented) throws GeneralSecurityException {
                byte[] rest = finish();
                int tag = rest.length - AesGcm.TAG_BYTES;
                return MessageDigest.isEqual(Arrays.copyOfRange(rest, tag, tag + presented.length), presented);
            }
        };
    }

    /** A signature that is made ({@code finish}) or verified ({@code verify}), as it was initialised. */
    static Piecewise signature(Signature signature) {
        return new Piecewise() {
            @Override
            public byte[] update(byte[] piece) throws SignatureException {
                signature.update(piece);
                return new byte[0];
            }

            @Override
            public byte[] finish() throws SignatureException {
                return signature.sign();
            }

            @Override
            public boolean verify(byte[] presented) {
                try {
                    return signature.verify(presented);
                } catch (SignatureException malformed) {
                    return false; // of another length, or no numbers of the group: not an error for WebCrypto
                }
            }
        };
    }
}
