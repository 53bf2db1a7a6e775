package io.networkruntime.engine.ops.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.KeyAgreement;

/** X25519 and X448 (RFC 7748 §6). */
final class Xdh {
    private Xdh() {}

    /** @throws GeneralSecurityException also where the shared secret would be all zero: a public key of small order */
    static byte[] derive(CfrgCurve curve, byte[] privateKey, byte[] publicKey) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance(curve.standardName());
        agreement.init(CfrgKeys.privateKey(curve, privateKey));
        agreement.doPhase(CfrgKeys.publicKey(curve, publicKey), true);
        return agreement.generateSecret();
    }
}
