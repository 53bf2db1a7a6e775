package io.networkruntime.engine.ops.crypto;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;

/** ECDSA (FIPS 186-5 §6) with signatures as r and s side by side (IEEE P1363), and the keys of {@link EcKeys}. */
final class Ecdsa {
    private Ecdsa() {}

    static byte[] sign(EcCurve curve, Hashes hash, byte[] privateKey, byte[] data) throws GeneralSecurityException {
        Signature signature = of(hash);
        signature.initSign(EcKeys.privateKey(curve, privateKey));
        signature.update(data);
        return signature.sign();
    }

    static boolean verify(EcCurve curve, Hashes hash, byte[] publicKey, byte[] presented, byte[] data)
            throws GeneralSecurityException {
        if (presented.length != 2 * curve.size()) {
            return false;
        }
        Signature signature = of(hash);
        signature.initVerify(EcKeys.publicKey(curve, publicKey));
        signature.update(data);
        try {
            return signature.verify(presented);
        } catch (SignatureException outOfRange) {
            return false; // r or s is no number of the group
        }
    }

    private static Signature of(Hashes hash) throws GeneralSecurityException {
        return Signature.getInstance(hash.compactName() + "withECDSAinP1363Format");
    }
}
