package io.networkruntime.engine.ops.crypto;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.Arrays;

/** The NIST curves under their WebCrypto names, and their points as bytes (SEC 1 §2.3). JCA takes points that are on no curve; this does not. */
enum EcCurve {
    P_256("P-256", "secp256r1", "06082a8648ce3d030107", 32),
    P_384("P-384", "secp384r1", "06052b81040022", 48),
    P_521("P-521", "secp521r1", "06052b81040023", 66);

    private static final byte UNCOMPRESSED = 4;
    private static final String EC_PUBLIC_KEY = "2a8648ce3d0201";

    private final String webName;
    private final String standardName;
    private final String objectIdentifier;
    private final int size;

    EcCurve(String webName, String standardName, String objectIdentifier, int size) {
        this.webName = webName;
        this.standardName = standardName;
        this.objectIdentifier = objectIdentifier;
        this.size = size;
    }

    static EcCurve named(String name) throws NoSuchAlgorithmException {
        for (EcCurve curve : values()) {
            if (curve.webName.equals(name)) {
                return curve;
            }
        }
        throw new NoSuchAlgorithmException("Unknown elliptic curve: " + name);
    }

    String standardName() {
        return standardName;
    }

    KeyAlgorithmId algorithmId() {
        return new KeyAlgorithmId(EC_PUBLIC_KEY, objectIdentifier);
    }

    /** Bytes of one coordinate, and of one private key. */
    int size() {
        return size;
    }

    /** Bytes of an uncompressed point. */
    int pointSize() {
        return 1 + 2 * size;
    }

    ECParameterSpec parameters() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(standardName));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    byte[] encode(ECPoint point) {
        return ByteBuffer.allocate(pointSize())
                .put(UNCOMPRESSED)
                .put(Unsigned.encode(point.getAffineX(), size))
                .put(Unsigned.encode(point.getAffineY(), size))
                .array();
    }

    /** A point from its uncompressed or compressed form. */
    ECPoint decode(byte[] encoded) throws GeneralSecurityException {
        boolean compressed = encoded.length == 1 + size && (encoded[0] == 2 || encoded[0] == 3);
        if (!compressed && (encoded.length != pointSize() || encoded[0] != UNCOMPRESSED)) {
            throw new KeyDataException("Not an uncompressed or compressed point of " + webName);
        }
        BigInteger x = Unsigned.decode(Arrays.copyOfRange(encoded, 1, 1 + size));
        if (compressed) {
            return new ECPoint(x, ordinate(x, encoded[0] == 3));
        }
        BigInteger y = Unsigned.decode(Arrays.copyOfRange(encoded, 1 + size, encoded.length));
        BigInteger prime = prime();
        if (y.compareTo(prime) >= 0 || !y.multiply(y).mod(prime).equals(rightSide(x))) {
            throw new KeyDataException("The point is not on the curve " + webName);
        }
        return new ECPoint(x, y);
    }

    /** The y of a point: a square root modulo p, which for these primes (p = 3 mod 4) is one power. */
    BigInteger ordinate(BigInteger x, boolean odd) throws GeneralSecurityException {
        BigInteger prime = prime();
        BigInteger square = rightSide(x);
        BigInteger root = square.modPow(prime.add(BigInteger.ONE).shiftRight(2), prime);
        if (!root.multiply(root).mod(prime).equals(square)) {
            throw new KeyDataException("No point of the curve %s has this x coordinate".formatted(webName));
        }
        return root.testBit(0) == odd ? root : prime.subtract(root);
    }

    private BigInteger rightSide(BigInteger x) throws GeneralSecurityException {
        BigInteger prime = prime();
        if (x.compareTo(prime) >= 0) {
            throw new KeyDataException("The x coordinate is not an element of the field of " + webName);
        }
        var curve = parameters().getCurve();
        return x.multiply(x).add(curve.getA()).multiply(x).add(curve.getB()).mod(prime);
    }

    private BigInteger prime() throws GeneralSecurityException {
        return ((ECFieldFp) parameters().getCurve().getField()).getP();
    }
}
