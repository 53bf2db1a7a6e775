package io.networkruntime.engine.ops.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** AES Key Wrap (RFC 3394): data of two or more blocks of 8 bytes. */
final class AesKeyWrap {
    private AesKeyWrap() {}

    static byte[] apply(int mode, byte[] key, byte[] data) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/KW/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"));
        return cipher.doFinal(data);
    }
}
