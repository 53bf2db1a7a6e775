package io.networkruntime.engine.ops.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-GCM (NIST SP 800-38D) with tags of 32 to 128 bits. JCA stops at 96: a shorter tag is the start of a full one, so sealing cuts
 * it, and opening seals twice: once over the ciphertext (GCM's cipher is its own inverse) to learn the plaintext, then over that
 * plaintext to learn the tag it should have.
 */
final class AesGcm {
    /** Bytes of a full tag. */
    static final int TAG_BYTES = 16;

    private static final int FULL_TAG = 128;
    private static final int SHORTEST_TAG_OF_JCA = 96;

    private AesGcm() {}

    /** Ciphertext with the tag behind it. */
    static byte[] seal(byte[] key, byte[] iv, byte[] additionalData, int tagBits, byte[] plaintext)
            throws GeneralSecurityException {
        byte[] full = sealing(key, iv, additionalData).doFinal(plaintext);
        return tagBits == FULL_TAG ? full : Arrays.copyOf(full, plaintext.length + tagBits / Byte.SIZE);
    }

    /** @throws AEADBadTagException where the tag does not fit the rest */
    static byte[] open(byte[] key, byte[] iv, byte[] additionalData, int tagBits, byte[] sealed)
            throws GeneralSecurityException {
        int length = sealed.length - tagBits / Byte.SIZE;
        if (length < 0) {
            throw new AEADBadTagException("The data is shorter than its tag");
        }
        if (tagBits >= SHORTEST_TAG_OF_JCA) {
            return cipher(Cipher.DECRYPT_MODE, key, iv, additionalData, tagBits).doFinal(sealed);
        }
        byte[] swapped = sealing(key, iv, additionalData).doFinal(sealed, 0, length);
        byte[] plaintext = Arrays.copyOf(swapped, length);
        if (!MessageDigest.isEqual(seal(key, iv, additionalData, tagBits, plaintext), sealed)) {
            throw new AEADBadTagException("The tag does not fit the data");
        }
        return plaintext;
    }

    /** Ready to seal data behind the additional data, with a full tag. */
    static Cipher sealing(byte[] key, byte[] iv, byte[] additionalData) throws GeneralSecurityException {
        return cipher(Cipher.ENCRYPT_MODE, key, iv, additionalData, FULL_TAG);
    }

    private static Cipher cipher(int mode, byte[] key, byte[] iv, byte[] additionalData, int tagBits)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(tagBits, iv));
        cipher.updateAAD(additionalData);
        return cipher;
    }
}
