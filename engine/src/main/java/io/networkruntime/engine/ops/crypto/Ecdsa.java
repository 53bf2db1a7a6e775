package io.networkruntime.engine.ops.crypto;

import java.security.GeneralSecurityException;
import java.security.Signature;

/** ECDSA (FIPS 186-5 §6) with signatures as r and s side by side (IEEE P1363), and the keys of {@link EcKeys}. */
final class Ecdsa {
    private Ecdsa() {}

    static byte[] sign(EcCurve curve, Hashes hash, byte[] privateKey, byte[] data) throws GeneralSecurityException {
        Piecewise signing = Piecewise.signature(of(true, curve, hash, privateKey));
        signing.update(data);
        return signing.finish();
    }

    static boolean verify(EcCurve curve, Hashes hash, byte[] publicKey, byte[] presented, byte[] data)
            throws GeneralSecurityException {
        Piecewise verifying = Piecewise.signature(of(false, curve, hash, publicKey));
        verifying.update(data);
        return verifying.verify(presented);
    }

    /** Ready to sign or to verify data. */
    static Signature of(boolean sign, EcCurve curve, Hashes hash, byte[] key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(hash.compactName() + "withECDSAinP1363Format");
        if (sign) {
            signature.initSign(EcKeys.privateKey(curve, key));
        } else {
            signature.initVerify(EcKeys.publicKey(curve, key));
        }
        return signature;
    }
}
