package io.networkruntime.engine.ops.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdDSAParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import java.util.Set;

/** Ed25519 and Ed448 (RFC 8032); a signature whose R or public key is of small order is not valid (WebCrypto §24.4.2). */
final class EdDsa {
    private static final int MOST_CONTEXT = 255;
    private static final BigInteger P_25519 = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger P_448 = BigInteger.ONE
            .shiftLeft(448)
            .subtract(BigInteger.ONE.shiftLeft(224))
            .subtract(BigInteger.ONE);
    /** The y of two of the four points of order 8 of edwards25519; those of the other two are its negative. */
    private static final BigInteger ORDER_8 =
            new BigInteger("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7", 16);

    private static final Set<BigInteger> SMALL_25519 = Set.of(
            BigInteger.ZERO, BigInteger.ONE, P_25519.subtract(BigInteger.ONE), ORDER_8, P_25519.subtract(ORDER_8));
    private static final Set<BigInteger> SMALL_448 =
            Set.of(BigInteger.ZERO, BigInteger.ONE, P_448.subtract(BigInteger.ONE));

    private EdDsa() {}

    /** @param context of at most 255 bytes, and none for Ed25519 */
    static byte[] sign(CfrgCurve curve, byte[] privateKey, byte[] context, byte[] data)
            throws GeneralSecurityException {
        Signature signature = of(curve, context);
        signature.initSign(CfrgKeys.privateKey(curve, privateKey));
        signature.update(data);
        return signature.sign();
    }

    static boolean verify(CfrgCurve curve, byte[] publicKey, byte[] context, byte[] presented, byte[] data)
            throws GeneralSecurityException {
        if (presented.length != 2 * curve.size()
                || isOfSmallOrder(curve, publicKey)
                || isOfSmallOrder(curve, Arrays.copyOf(presented, curve.size()))) {
            return false;
        }
        Signature signature = of(curve, context);
        try {
            signature.initVerify(CfrgKeys.publicKey(curve, publicKey));
            signature.update(data);
            return signature.verify(presented);
        } catch (InvalidKeyException | InvalidKeySpecException | SignatureException notOnTheCurve) {
            return false;
        }
    }

    private static Signature of(CfrgCurve curve, byte[] context) throws GeneralSecurityException {
        if (context.length > (curve == CfrgCurve.ED448 ? MOST_CONTEXT : 0)) {
            throw new GeneralSecurityException(
                    "%s takes no context of %d bytes".formatted(curve.standardName(), context.length));
        }
        Signature signature = Signature.getInstance(curve.standardName());
        if (context.length > 0) {
            signature.setParameter(new EdDSAParameterSpec(false, context));
        }
        return signature;
    }

    private static boolean isOfSmallOrder(CfrgCurve curve, byte[] point) {
        byte[] bigEndian = new byte[point.length];
        for (int i = 0; i < point.length; i++) {
            bigEndian[i] = point[point.length - 1 - i];
        }
        bigEndian[0] &= 0x7f; // the sign of x
        BigInteger y = new BigInteger(1, bigEndian);
        return curve == CfrgCurve.ED25519 ? SMALL_25519.contains(y.mod(P_25519)) : SMALL_448.contains(y.mod(P_448));
    }
}
