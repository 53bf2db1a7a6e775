package io.networkruntime.supervisor.deno;

/**
 * How large a buffer the next read of a socket or pipe is given: as much as came lately, not as much as the script could
 * take, which for a stream is 64 KiB that most reads would leave empty. For one reader at a time.
 */
final class ReadSize {
    private static final int LEAST = 4096;
    private static final int STEP = 4;

    private int size = LEAST;

    int atMost(int wanted) {
        return Math.min(wanted, size);
    }

    /** Learns from a read that could have brought {@code possible} bytes. */
    void brought(int count, int possible) {
        if (count == possible && possible == size) {
            size = Math.min(size * STEP, ResourceOps.MAX_READ);
        } else if (count < size / STEP && size > LEAST) {
            size /= 2;
        }
    }
}
