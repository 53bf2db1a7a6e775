package io.networkruntime.protocol;

/**
 * What one worker isolate may use, as its agent enforces it; 0 means no limit.
 *
 * @param turnCpuNanos CPU time of one turn, in ns
 * @param lifeCpuNanos CPU time over the isolate's life, in ns
 * @param turnWallNanos wall time of one turn, in ns
 * @param memoryBytes JavaScript heap + external memory, in bytes
 * @param console what becomes of {@code console.*}
 */
public record IsolateSpec(
        long turnCpuNanos, long lifeCpuNanos, long turnWallNanos, long memoryBytes, ConsoleMode console) {

    /** What becomes of a worker's {@code console.*} calls. */
    public enum ConsoleMode {
        /** Nothing: every method is a no-op. */
        NONE,
        /** A line on the supervisor's stderr. */
        INHERIT,
        /** A {@code console} system event. */
        EVENT
    }

    public IsolateSpec {
        if (turnCpuNanos < 0 || lifeCpuNanos < 0 || turnWallNanos < 0 || memoryBytes < 0) {
            throw new IllegalArgumentException("a limit must not be negative");
        }
    }
}
