package io.networkruntime.engine.ops.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** Keys of the curves of RFC 7748 and RFC 8032 as bytes: public, as the RFCs encode it; private, the secret and that public key behind it. */
final class CfrgKeys {
    private CfrgKeys() {}

    static byte[] generate(CfrgCurve curve, SecureRandom random) throws GeneralSecurityException {
        byte[] secret = new byte[curve.size()];
        random.nextBytes(secret);
        return completed(curve, secret);
    }

    static byte[] importPublic(CfrgCurve curve, byte[] publicKey) throws KeyDataException {
        return sized(curve, publicKey);
    }

    static byte[] importSpki(CfrgCurve curve, byte[] spki) throws KeyDataException {
        return sized(curve, curve.algorithmId().unwrapPublic(spki));
    }

    static byte[] importPkcs8(CfrgCurve curve, byte[] pkcs8) throws GeneralSecurityException {
        KeyAlgorithmId.PrivateEnvelope envelope = curve.algorithmId().unwrapPrivate(pkcs8);
        DerReader key = new DerReader(envelope.key());
        byte[] secret = key.octetString();
        key.finish();
        return envelope.hasPublicKey()
                ? importPair(curve, secret, envelope.publicKey())
                : completed(curve, sized(curve, secret));
    }

    /** A private key from its secret and the public key that must belong to it. */
    static byte[] importPair(CfrgCurve curve, byte[] secret, byte[] publicKey) throws GeneralSecurityException {
        byte[] key = completed(curve, sized(curve, secret));
        if (!MessageDigest.isEqual(publicOf(curve, key), publicKey)) {
            throw new KeyDataException("The public key is not the one of the private key");
        }
        return key;
    }

    static byte[] exportSpki(CfrgCurve curve, byte[] publicKey) {
        return curve.algorithmId().wrapPublic(publicKey);
    }

    static byte[] exportPkcs8(CfrgCurve curve, byte[] privateKey) {
        return curve.algorithmId().wrapPrivate(DerWriter.octetString(Arrays.copyOf(privateKey, curve.size())));
    }

    static PublicKey publicKey(CfrgCurve curve, byte[] publicKey) throws GeneralSecurityException {
        return KeyFactory.getInstance(curve.standardName())
                .generatePublic(new X509EncodedKeySpec(exportSpki(curve, publicKey)));
    }

    static PrivateKey privateKey(CfrgCurve curve, byte[] privateKey) throws GeneralSecurityException {
        return KeyFactory.getInstance(curve.standardName())
                .generatePrivate(new PKCS8EncodedKeySpec(exportPkcs8(curve, privateKey)));
    }

    static byte[] publicOf(CfrgCurve curve, byte[] privateKey) {
        return Arrays.copyOfRange(privateKey, curve.size(), 2 * curve.size());
    }

    private static byte[] completed(CfrgCurve curve, byte[] secret) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(curve.standardName());
        generator.initialize(new NamedParameterSpec(curve.standardName()), new SeededRandom(secret));
        byte[] spki = generator.generateKeyPair().getPublic().getEncoded();
        byte[] key = Arrays.copyOf(secret, 2 * curve.size());
        System.arraycopy(curve.algorithmId().unwrapPublic(spki), 0, key, curve.size(), curve.size());
        return key;
    }

    private static byte[] sized(CfrgCurve curve, byte[] key) throws KeyDataException {
        if (key.length != curve.size()) {
            throw new KeyDataException(
                    "%s keys have %d bytes, not %d".formatted(curve.standardName(), curve.size(), key.length));
        }
        return key;
    }
}
