package io.networkruntime.engine.ops.crypto;

import java.security.SecureRandom;

/**
 * A source of "randomness" that gives out one seed in order and then fails: JCA computes public keys only while it generates key pairs,
 * and draws nothing but the private key meanwhile. Never a source of randomness for anything else.
 */
final class SeededRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] seed;
    private int given;

    SeededRandom(byte[] seed) {
        this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
        if (bytes.length > seed.length - given) {
            throw new IllegalStateException("The key generator drew more than the private key");
        }
        System.arraycopy(seed, given, bytes, 0, bytes.length);
        given += bytes.length;
    }
}
