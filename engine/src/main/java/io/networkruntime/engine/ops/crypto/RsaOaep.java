package io.networkruntime.engine.ops.crypto;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** RSAES-OAEP (RFC 8017 §7.1) with a label, the same hash inside MGF1, and the keys of {@link RsaKeys}. */
final class RsaOaep {
    private RsaOaep() {}

    static byte[] encrypt(Hashes hash, byte[] publicKey, byte[] label, byte[] data) throws GeneralSecurityException {
        return run(Cipher.ENCRYPT_MODE, hash, RsaKeys.publicKey(publicKey), label, data);
    }

    static byte[] decrypt(Hashes hash, byte[] privateKey, byte[] label, byte[] data) throws GeneralSecurityException {
        return run(Cipher.DECRYPT_MODE, hash, RsaKeys.privateKey(privateKey), label, data);
    }

    private static byte[] run(int mode, Hashes hash, Key key, byte[] label, byte[] data)
            throws GeneralSecurityException {
        String digest = hash.standardName();
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(
                mode,
                key,
                new OAEPParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), new PSource.PSpecified(label)));
        return cipher.doFinal(data);
    }
}
