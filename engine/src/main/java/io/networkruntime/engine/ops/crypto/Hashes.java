package io.networkruntime.engine.ops.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash functions under their WebCrypto names, and what JCA calls each inside another algorithm's name. */
enum Hashes {
    SHA_1("SHA-1", "SHA1", 64),
    SHA_256("SHA-256", "SHA256", 64),
    SHA_384("SHA-384", "SHA384", 128),
    SHA_512("SHA-512", "SHA512", 128),
    SHA3_256("SHA3-256", "SHA3-256", 136),
    SHA3_384("SHA3-384", "SHA3-384", 104),
    SHA3_512("SHA3-512", "SHA3-512", 72);

    private final String standardName;
    private final String compactName;
    private final int blockLength;

    Hashes(String standardName, String compactName, int blockLength) {
        this.standardName = standardName;
        this.compactName = compactName;
        this.blockLength = blockLength;
    }

    static Hashes named(String name) throws NoSuchAlgorithmException {
        for (Hashes hash : values()) {
            if (hash.standardName.equals(name)) {
                return hash;
            }
        }
        throw new NoSuchAlgorithmException("Unknown hash function: " + name);
    }

    /** The name of the hash itself ({@code SHA-256}). */
    String standardName() {
        return standardName;
    }

    /** The name as a part of a longer one ({@code SHA256} in {@code SHA256withRSA}). */
    String compactName() {
        return compactName;
    }

    /** Bytes of a block, to which HMAC fills up its key (FIPS 180-4, FIPS 202). */
    int blockLength() {
        return blockLength;
    }

    byte[] digest(byte[] data) throws GeneralSecurityException {
        return MessageDigest.getInstance(standardName).digest(data);
    }
}
