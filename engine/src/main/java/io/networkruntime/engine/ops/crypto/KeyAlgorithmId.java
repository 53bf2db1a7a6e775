package io.networkruntime.engine.ops.crypto;

import java.math.BigInteger;
import java.util.HexFormat;

/**
 * An X.509 AlgorithmIdentifier and the two key envelopes that carry one: SubjectPublicKeyInfo (RFC 5280 §4.1) and PrivateKeyInfo
 * (RFC 5208 §5, and OneAsymmetricKey of RFC 5958 §2 for reading).
 *
 * @param oid content octets of the object identifier, in hexadecimal
 * @param parameters the DER of the parameters in hexadecimal, empty where there are none
 */
record KeyAlgorithmId(String oid, String parameters) {
    private static final int ATTRIBUTES = 0xa0;
    private static final int PUBLIC_KEY = 0x81;

    byte[] wrapPublic(byte[] key) {
        return DerWriter.sequence(encoded(), DerWriter.bitString(key));
    }

    byte[] wrapPrivate(byte[] key) {
        return DerWriter.sequence(DerWriter.integer(BigInteger.ZERO), encoded(), DerWriter.octetString(key));
    }

    byte[] unwrapPublic(byte[] spki) throws KeyDataException {
        DerReader outer = new DerReader(spki);
        DerReader info = outer.sequence();
        outer.finish();
        expect(info.sequence());
        byte[] key = info.bitString();
        info.finish();
        return key;
    }

    PrivateEnvelope unwrapPrivate(byte[] pkcs8) throws KeyDataException {
        DerReader outer = new DerReader(pkcs8);
        DerReader info = outer.sequence();
        outer.finish();
        int version = info.integer().bitLength();
        if (version > 1) {
            throw new KeyDataException("PKCS #8 version is neither 0 nor 1");
        }
        expect(info.sequence());
        byte[] key = info.octetString();
        if (info.nextIs(ATTRIBUTES)) {
            info.content(ATTRIBUTES);
        }
        byte[] publicKey = version == 1 && info.nextIs(PUBLIC_KEY) ? info.bitString(PUBLIC_KEY) : new byte[0];
        info.finish();
        return new PrivateEnvelope(key, publicKey);
    }

    private void expect(DerReader found) throws KeyDataException {
        String foundOid = found.objectIdentifier();
        String foundParameters = found.rest();
        if (!foundOid.equals(oid) || !foundParameters.equals(parameters)) {
            throw new KeyDataException("The key's algorithm identifier is not that of the algorithm asked for");
        }
    }

    private byte[] encoded() {
        return DerWriter.sequence(
                DerWriter.objectIdentifier(oid), HexFormat.of().parseHex(parameters));
    }

    /** What a private key envelope holds: the key, and the public key of a version 2 envelope (empty where there is none). */
    static final class PrivateEnvelope {
        private final byte[] key;
        private final byte[] publicKey;

        private PrivateEnvelope(byte[] key, byte[] publicKey) {
            this.key = key;
            this.publicKey = publicKey;
        }

        byte[] key() {
            return key;
        }

        boolean hasPublicKey() {
            return publicKey.length > 0;
        }

        byte[] publicKey() {
            return publicKey;
        }
    }
}
