package io.networkruntime.engine.ops.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** ChaCha20-Poly1305 (RFC 8439): 256-bit key, 96-bit nonce, 128-bit tag. */
final class ChaCha20Poly1305 {
    private static final int TAG = 16;

    private ChaCha20Poly1305() {}

    static byte[] apply(int mode, byte[] key, byte[] nonce, byte[] additionalData, byte[] data)
            throws GeneralSecurityException {
        if (mode == Cipher.DECRYPT_MODE && data.length < TAG) {
            throw new AEADBadTagException("The data is shorter than its tag");
        }
        return cipher(mode, key, nonce, additionalData).doFinal(data);
    }

    static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] additionalData) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce));
        cipher.updateAAD(additionalData);
        return cipher;
    }
}
