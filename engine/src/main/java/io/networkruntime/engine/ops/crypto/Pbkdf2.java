package io.networkruntime.engine.ops.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/**
 * PBKDF2 (RFC 8018 §5.2) over HMAC, with byte passwords and with empty passwords and salts, which JCA's own does not take.
 * It stops between two blocks of iterations when its thread is interrupted.
 */
final class Pbkdf2 {
    /** Most iterations of one derivation, counted over all output blocks: about 5 to 10 s of one core. */
    static final long MOST_ITERATIONS = 10_000_000;

    private static final int ITERATIONS_BETWEEN_LOOKS = 4096;

    private Pbkdf2() {}

    static byte[] derive(Hashes hash, byte[] password, byte[] salt, long iterations, int length)
            throws GeneralSecurityException {
        KeyedStates hmac = KeyedStates.of(hash, password);
        int blocks = Math.ceilDiv(length, hmac.length());
        if (iterations < 1 || iterations > MOST_ITERATIONS || iterations * blocks > MOST_ITERATIONS) {
            throw new GeneralSecurityException(
                    "PBKDF2 takes 1 to %d iterations over all output blocks, %d iterations of %d blocks were asked for"
                            .formatted(MOST_ITERATIONS, iterations, blocks));
        }
        byte[] output = new byte[length];
        for (int block = 0; block < blocks; block++) {
            byte[] first = ByteBuffer.allocate(salt.length + 4)
                    .put(salt)
                    .putInt(block + 1)
                    .array();
            byte[] key = iterate(hmac, first, (int) iterations);
            int start = block * key.length;
            System.arraycopy(key, 0, output, start, Math.min(key.length, length - start));
        }
        return output;
    }

    private static byte[] iterate(KeyedStates hmac, byte[] message, int iterations) throws GeneralSecurityException {
        byte[] last = new byte[hmac.length()];
        hmac.compute(message, last);
        byte[] sum = last.clone();
        for (int i = 1; i < iterations; i++) {
            if (i % ITERATIONS_BETWEEN_LOOKS == 0 && Thread.currentThread().isInterrupted()) {
                throw new GeneralSecurityException("PBKDF2 was interrupted");
            }
            hmac.compute(last, last);
            for (int j = 0; j < sum.length; j++) {
                sum[j] ^= last[j];
            }
        }
        return sum;
    }
}
