package io.networkruntime.engine.ops.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC (RFC 2104) with a key of any length, none included. */
final class Hmac {
    private Hmac() {}

    static byte[] sign(Hashes hash, byte[] key, byte[] data) throws GeneralSecurityException {
        return keyed(hash, key).doFinal(data);
    }

    static boolean verify(Hashes hash, byte[] key, byte[] signature, byte[] data) throws GeneralSecurityException {
        return MessageDigest.isEqual(sign(hash, key, data), signature);
    }

    /** A Mac ready for data. JCA refuses an empty key; HMAC pads keys with zeros, so one zero byte is the same key. */
    static Mac keyed(Hashes hash, byte[] key) throws GeneralSecurityException {
        String name = "Hmac" + hash.compactName();
        Mac mac = Mac.getInstance(name);
        mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, name));
        return mac;
    }
}
