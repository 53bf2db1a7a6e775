package io.networkruntime.engine.ops.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-CBC with the padding of PKCS #7 (WebCrypto §28). */
final class AesCbc {
    private AesCbc() {}

    static byte[] apply(int mode, byte[] key, byte[] iv, byte[] data) throws GeneralSecurityException {
        if (mode == Cipher.DECRYPT_MODE && data.length == 0) {
            throw new IllegalBlockSizeException("There is no padding in no data");
        }
        return cipher(mode, key, iv).doFinal(data);
    }

    static Cipher cipher(int mode, byte[] key, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
        return cipher;
    }
}
