package io.networkruntime.engine.ops.crypto;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** RSASSA-PKCS1-v1_5 and RSASSA-PSS (RFC 8017 §8) with the keys of {@link RsaKeys}. */
final class RsaSignatures {
    private static final int TRAILER = 1;

    private RsaSignatures() {}

    static byte[] signPkcs1(Hashes hash, byte[] privateKey, byte[] data) throws GeneralSecurityException {
        return sign(pkcs1(hash), privateKey, data);
    }

    static boolean verifyPkcs1(Hashes hash, byte[] publicKey, byte[] signature, byte[] data)
            throws GeneralSecurityException {
        return verify(pkcs1(hash), publicKey, signature, data);
    }

    /** @throws GeneralSecurityException also where hash and salt do not fit the modulus */
    static byte[] signPss(Hashes hash, int saltLength, byte[] privateKey, byte[] data) throws GeneralSecurityException {
        return sign(pss(hash, saltLength), privateKey, data);
    }

    static boolean verifyPss(Hashes hash, int saltLength, byte[] publicKey, byte[] signature, byte[] data)
            throws GeneralSecurityException {
        return verify(pss(hash, saltLength), publicKey, signature, data);
    }

    private static Signature pkcs1(Hashes hash) throws GeneralSecurityException {
        return Signature.getInstance(hash.compactName() + "withRSA");
    }

    private static Signature pss(Hashes hash, int saltLength) throws GeneralSecurityException {
        String digest = hash.standardName();
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(
                new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), saltLength, TRAILER));
        return signature;
    }

    private static byte[] sign(Signature signature, byte[] privateKey, byte[] data) throws GeneralSecurityException {
        signature.initSign(RsaKeys.privateKey(privateKey));
        signature.update(data);
        return signature.sign();
    }

    private static boolean verify(Signature signature, byte[] publicKey, byte[] presented, byte[] data)
            throws GeneralSecurityException {
        signature.initVerify(RsaKeys.publicKey(publicKey));
        signature.update(data);
        try {
            return signature.verify(presented);
        } catch (SignatureException malformed) {
            return false; // of another length than the modulus: not an error for WebCrypto
        }
    }
}
