package io.networkruntime.engine.ops.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.KeyAgreement;

/** ECDH over the NIST curves: the x coordinate of the shared point, at the size of the curve. */
final class Ecdh {
    private Ecdh() {}

    static byte[] derive(EcCurve curve, byte[] privateKey, byte[] publicKey) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(EcKeys.privateKey(curve, privateKey));
        agreement.doPhase(EcKeys.publicKey(curve, publicKey), true);
        return agreement.generateSecret();
    }
}
