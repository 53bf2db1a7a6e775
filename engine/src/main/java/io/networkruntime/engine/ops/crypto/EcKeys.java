package io.networkruntime.engine.ops.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/** Keys of the NIST curves as bytes: public, the uncompressed point; private, the scalar at the size of the curve and that point behind it. */
final class EcKeys {
    private static final int PARAMETERS = 0xa0;
    private static final int PUBLIC_KEY = 0xa1;

    private EcKeys() {}

    static byte[] generate(EcCurve curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve.standardName()));
        KeyPair pair = generator.generateKeyPair();
        byte[] scalar = Unsigned.encode(((ECPrivateKey) pair.getPrivate()).getS(), curve.size());
        return joined(scalar, curve.encode(((ECPublicKey) pair.getPublic()).getW()));
    }

    /** A public key from a point in either of its forms. */
    static byte[] importPoint(EcCurve curve, byte[] point) throws GeneralSecurityException {
        return curve.encode(curve.decode(point));
    }

    static byte[] importSpki(EcCurve curve, byte[] spki) throws GeneralSecurityException {
        return importPoint(curve, curve.algorithmId().unwrapPublic(spki));
    }

    /** RFC 5915 inside PKCS #8. A public key in it must be the one of its private key. */
    static byte[] importPkcs8(EcCurve curve, byte[] pkcs8) throws GeneralSecurityException {
        KeyAlgorithmId.PrivateEnvelope envelope = curve.algorithmId().unwrapPrivate(pkcs8);
        DerReader outer = new DerReader(envelope.key());
        DerReader key = outer.sequence();
        outer.finish();
        if (!key.integer().equals(BigInteger.ONE)) {
            throw new KeyDataException("The EC private key is not of version 1");
        }
        byte[] scalar = key.octetString();
        if (key.nextIs(PARAMETERS)
                && !key.constructed(PARAMETERS)
                        .rest()
                        .equals(curve.algorithmId().parameters())) {
            throw new KeyDataException("The EC private key names another curve inside than outside");
        }
        byte[] point = envelope.publicKey();
        if (key.nextIs(PUBLIC_KEY)) {
            DerReader inner = key.constructed(PUBLIC_KEY);
            point = inner.bitString();
            inner.finish();
        }
        key.finish();
        return point.length == 0 ? completed(curve, scalar) : importPair(curve, scalar, point);
    }

    /** A private key from its scalar and its point, once they are seen to belong together. */
    static byte[] importPair(EcCurve curve, byte[] scalar, byte[] point) throws GeneralSecurityException {
        ECPoint decoded = curve.decode(point);
        byte[] candidate = joined(checkedScalar(curve, scalar), curve.encode(decoded));
        if (!isPair(curve, candidate)) {
            throw new KeyDataException("The public key is not the one of the private key");
        }
        return candidate;
    }

    static byte[] exportSpki(EcCurve curve, byte[] publicKey) {
        return curve.algorithmId().wrapPublic(publicKey);
    }

    static byte[] exportPkcs8(EcCurve curve, byte[] privateKey) {
        return curve.algorithmId()
                .wrapPrivate(DerWriter.sequence(
                        DerWriter.integer(BigInteger.ONE),
                        DerWriter.octetString(Arrays.copyOf(privateKey, curve.size())),
                        DerWriter.element(
                                PUBLIC_KEY,
                                DerWriter.bitString(Arrays.copyOfRange(privateKey, curve.size(), privateKey.length)))));
    }

    static PublicKey publicKey(EcCurve curve, byte[] point) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(curve.decode(point), curve.parameters()));
    }

    static PrivateKey privateKey(EcCurve curve, byte[] privateKey) throws GeneralSecurityException {
        BigInteger scalar = Unsigned.decode(Arrays.copyOf(privateKey, curve.size()));
        return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(scalar, curve.parameters()));
    }

    /**
     * Adds the point to a scalar that came without one. JCA multiplies no points, but a key agreement with the generator gives the
     * point's x in constant time; which of its two y it is, a trial signature tells.
     */
    private static byte[] completed(EcCurve curve, byte[] scalar) throws GeneralSecurityException {
        byte[] checked = checkedScalar(curve, scalar);
        byte[] generator = curve.encode(curve.parameters().getGenerator());
        BigInteger x = Unsigned.decode(Ecdh.derive(curve, joined(checked, generator), generator));
        byte[] even = joined(checked, curve.encode(new ECPoint(x, curve.ordinate(x, false))));
        return isPair(curve, even) ? even : joined(checked, curve.encode(new ECPoint(x, curve.ordinate(x, true))));
    }

    private static boolean isPair(EcCurve curve, byte[] privateKey) throws GeneralSecurityException {
        byte[] trial = {1};
        byte[] signature = Ecdsa.sign(curve, Hashes.SHA_256, privateKey, trial);
        byte[] point = Arrays.copyOfRange(privateKey, curve.size(), privateKey.length);
        return Ecdsa.verify(curve, Hashes.SHA_256, point, signature, trial);
    }

    private static byte[] checkedScalar(EcCurve curve, byte[] scalar) throws GeneralSecurityException {
        BigInteger number = Unsigned.decode(scalar);
        if (scalar.length != curve.size()
                || number.signum() == 0
                || number.compareTo(curve.parameters().getOrder()) >= 0) {
            throw new KeyDataException("The private key is not a number of the size and range of its curve");
        }
        return scalar;
    }

    private static byte[] joined(byte[] scalar, byte[] point) {
        byte[] key = Arrays.copyOf(scalar, scalar.length + point.length);
        System.arraycopy(point, 0, key, scalar.length, point.length);
        return key;
    }
}
