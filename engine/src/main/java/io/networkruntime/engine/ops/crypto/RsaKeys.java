package io.networkruntime.engine.ops.crypto;

import static java.math.BigInteger.ONE;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;

/**
 * RSA keys as {@link ByteParts}: public {@code n, e}; private {@code n, e, d, p, q, dp, dq, qi}, each in the shortest unsigned form, as
 * JWK has them (RFC 7518 §6.3). Keys that come from outside are held against their own arithmetic before they are used.
 */
final class RsaKeys {
    /** Largest modulus in bits: above it a generation takes minutes. */
    static final int MOST_BITS = 8192;

    private static final int FEWEST_BITS = 512;
    private static final int MOST_EXPONENT_BITS = 64;
    private static final int PUBLIC_PARTS = 2;
    private static final int PRIVATE_PARTS = 8;
    private static final KeyAlgorithmId RSA_ENCRYPTION = new KeyAlgorithmId("2a864886f70d010101", "0500");

    private RsaKeys() {}

    /** Generates a private key; 2048 bits take 0.1 to 1 s, 8192 bits 10 to 40 s. Stops when its thread is interrupted. */
    static byte[] generate(int bits, byte[] exponent, SecureRandom random) throws GeneralSecurityException {
        BigInteger e = Unsigned.decode(exponent);
        if (bits < FEWEST_BITS || bits > MOST_BITS || !isPublicExponent(e)) {
            throw new GeneralSecurityException(
                    "RSA keys have %d to %d bits and an odd public exponent of at least 3 and at most %d bits"
                            .formatted(FEWEST_BITS, MOST_BITS, MOST_EXPONENT_BITS));
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(new RSAKeyGenParameterSpec(bits, e), new InterruptibleRandom(random));
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
        return joined(
                key.getModulus(),
                key.getPublicExponent(),
                key.getPrivateExponent(),
                key.getPrimeP(),
                key.getPrimeQ(),
                key.getPrimeExponentP(),
                key.getPrimeExponentQ(),
                key.getCrtCoefficient());
    }

    static byte[] importSpki(byte[] spki) throws KeyDataException {
        DerReader outer = new DerReader(RSA_ENCRYPTION.unwrapPublic(spki));
        DerReader key = outer.sequence();
        outer.finish();
        byte[] parts = joined(key.integer(), key.integer());
        key.finish();
        return checked(parts);
    }

    static byte[] importPkcs8(byte[] pkcs8) throws KeyDataException {
        DerReader outer = new DerReader(RSA_ENCRYPTION.unwrapPrivate(pkcs8).key());
        DerReader key = outer.sequence();
        outer.finish();
        if (key.integer().signum() != 0) {
            throw new KeyDataException("RSA private keys of more than two primes are not supported");
        }
        BigInteger[] numbers = new BigInteger[PRIVATE_PARTS];
        for (int i = 0; i < PRIVATE_PARTS; i++) {
            numbers[i] = key.integer();
        }
        key.finish();
        return checked(joined(numbers));
    }

    static byte[] exportSpki(byte[] publicParts) throws KeyDataException {
        List<BigInteger> key = numbers(publicParts);
        return RSA_ENCRYPTION.wrapPublic(
                DerWriter.sequence(DerWriter.integer(key.get(0)), DerWriter.integer(key.get(1))));
    }

    static byte[] exportPkcs8(byte[] privateParts) throws KeyDataException {
        List<BigInteger> key = numbers(privateParts);
        byte[][] elements = new byte[PRIVATE_PARTS + 1][];
        elements[0] = DerWriter.integer(BigInteger.ZERO);
        for (int i = 0; i < PRIVATE_PARTS; i++) {
            elements[i + 1] = DerWriter.integer(key.get(i));
        }
        return RSA_ENCRYPTION.wrapPrivate(DerWriter.sequence(elements));
    }

    /** The same key with every number in its shortest form, once its arithmetic holds. */
    static byte[] checked(byte[] parts) throws KeyDataException {
        List<BigInteger> key = numbers(parts);
        if (key.size() != PUBLIC_PARTS && key.size() != PRIVATE_PARTS) {
            throw new KeyDataException("An RSA key has 2 or 8 numbers, not " + key.size());
        }
        int bits = key.get(0).bitLength();
        if (bits < FEWEST_BITS || bits > MOST_BITS) {
            throw new KeyDataException("RSA moduli have %d to %d bits, not %d".formatted(FEWEST_BITS, MOST_BITS, bits));
        }
        if (!isPublicExponent(key.get(1)) || !key.get(0).testBit(0)) {
            throw new KeyDataException("The RSA modulus is even, or the public exponent is even, 1 or above 64 bits");
        }
        if (key.size() == PRIVATE_PARTS && !isConsistent(key)) {
            throw new KeyDataException("The numbers of the RSA private key do not fit each other");
        }
        return joined(key.toArray(new BigInteger[0]));
    }

    static PublicKey publicKey(byte[] parts) throws GeneralSecurityException {
        List<BigInteger> key = numbers(parts);
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(key.get(0), key.get(1)));
    }

    static PrivateKey privateKey(byte[] parts) throws GeneralSecurityException {
        List<BigInteger> key = numbers(parts);
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new RSAPrivateCrtKeySpec(
                        key.get(0),
                        key.get(1),
                        key.get(2),
                        key.get(3),
                        key.get(4),
                        key.get(5),
                        key.get(6),
                        key.get(7)));
    }

    private static boolean isPublicExponent(BigInteger e) {
        return e.testBit(0) && e.compareTo(ONE) > 0 && e.bitLength() <= MOST_EXPONENT_BITS;
    }

    /** RFC 8017 §3.2 but for the primality of p and q. */
    private static boolean isConsistent(List<BigInteger> key) {
        BigInteger p = key.get(3);
        BigInteger q = key.get(4);
        return p.compareTo(ONE) > 0
                && q.compareTo(ONE) > 0
                && p.multiply(q).equals(key.get(0))
                && isPrimeExponent(key, p, key.get(5))
                && isPrimeExponent(key, q, key.get(6))
                && key.get(7).compareTo(p) < 0
                && key.get(7).multiply(q).mod(p).equals(ONE);
    }

    private static boolean isPrimeExponent(List<BigInteger> key, BigInteger prime, BigInteger exponent) {
        BigInteger order = prime.subtract(ONE);
        return key.get(2).mod(order).equals(exponent)
                && key.get(1).multiply(exponent).mod(order).equals(ONE);
    }

    private static List<BigInteger> numbers(byte[] parts) throws KeyDataException {
        return ByteParts.split(parts).stream().map(Unsigned::decode).toList();
    }

    private static byte[] joined(BigInteger... numbers) {
        byte[][] parts = new byte[numbers.length][];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Unsigned.encode(numbers[i]);
        }
        return ByteParts.join(parts);
    }
}
