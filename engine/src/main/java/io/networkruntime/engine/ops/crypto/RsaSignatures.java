package io.networkruntime.engine.ops.crypto;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** RSASSA-PKCS1-v1_5 and RSASSA-PSS (RFC 8017 §8) with the keys of {@link RsaKeys}, ready to sign or to verify data. */
final class RsaSignatures {
    private static final int TRAILER = 1;

    private RsaSignatures() {}

    static Signature pkcs1(boolean sign, Hashes hash, byte[] key) throws GeneralSecurityException {
        return initialised(Signature.getInstance(hash.compactName() + "withRSA"), sign, key);
    }

    /** @throws GeneralSecurityException also where hash and salt do not fit the modulus, if not before {@code sign()} */
    static Signature pss(boolean sign, Hashes hash, int saltLength, byte[] key) throws GeneralSecurityException {
        String digest = hash.standardName();
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(
                new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), saltLength, TRAILER));
        return initialised(signature, sign, key);
    }

    private static Signature initialised(Signature signature, boolean sign, byte[] key)
            throws GeneralSecurityException {
        if (sign) {
            signature.initSign(RsaKeys.privateKey(key));
        } else {
            signature.initVerify(RsaKeys.publicKey(key));
        }
        return signature;
    }
}
