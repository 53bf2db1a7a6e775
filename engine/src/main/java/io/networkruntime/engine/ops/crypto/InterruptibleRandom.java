package io.networkruntime.engine.ops.crypto;

import java.security.SecureRandom;

/**
 * Randomness for a long search that must end when its thread is interrupted: the search for primes draws from it with each
 * candidate, and gets an {@link IllegalStateException} instead.
 */
final class InterruptibleRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final SecureRandom source;

    InterruptibleRandom(SecureRandom source) {
        this.source = source;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("The generation was interrupted");
        }
        source.nextBytes(bytes);
    }
}
