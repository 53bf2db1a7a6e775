package io.networkruntime.protocol;

/**
 * How one worker isolate is to be: what it may use, as its agent enforces it (0 means no limit), and where it is.
 *
 * @param turnCpuNanos CPU time of one turn, in ns
 * @param lifeCpuNanos CPU time over the isolate's life, in ns
 * @param turnWallNanos wall time of one turn, in ns
 * @param memoryBytes JavaScript heap + external memory, in bytes
 * @param console what becomes of {@code console.*}
 * @param location the URL that its relative URLs are resolved against; empty for none
 */
public record IsolateSpec(
        long turnCpuNanos,
        long lifeCpuNanos,
        long turnWallNanos,
        long memoryBytes,
        ConsoleMode console,
        String location) {

    /** Without a location. */
    public IsolateSpec(
            long turnCpuNanos, long lifeCpuNanos, long turnWallNanos, long memoryBytes, ConsoleMode console) {
        this(turnCpuNanos, lifeCpuNanos, turnWallNanos, memoryBytes, console, "");
    }

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
