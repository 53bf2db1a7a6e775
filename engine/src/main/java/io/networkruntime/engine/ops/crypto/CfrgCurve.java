package io.networkruntime.engine.ops.crypto;

import java.security.NoSuchAlgorithmException;

/** The curves of RFC 7748 and RFC 8032 as key algorithms (RFC 8410). */
enum CfrgCurve {
    X25519("X25519", "2b656e", 32),
    X448("X448", "2b656f", 56),
    ED25519("Ed25519", "2b6570", 32),
    ED448("Ed448", "2b6571", 57);

    private final String standardName;
    private final String objectIdentifier;
    private final int size;

    CfrgCurve(String standardName, String objectIdentifier, int size) {
        this.standardName = standardName;
        this.objectIdentifier = objectIdentifier;
        this.size = size;
    }

    static CfrgCurve named(String name) throws NoSuchAlgorithmException {
        for (CfrgCurve curve : values()) {
            if (curve.standardName.equals(name)) {
                return curve;
            }
        }
        throw new NoSuchAlgorithmException("Unknown curve: " + name);
    }

    /** The name that WebCrypto and JCA share. */
    String standardName() {
        return standardName;
    }

    KeyAlgorithmId algorithmId() {
        return new KeyAlgorithmId(objectIdentifier, "");
    }

    /** Bytes of a private key, and of a public key. */
    int size() {
        return size;
    }
}
