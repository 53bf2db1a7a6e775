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
 * @param inspection whether debuggers may connect
 */
public record IsolateSpec(
        long turnCpuNanos,
        long lifeCpuNanos,
        long turnWallNanos,
        long memoryBytes,
        ConsoleMode console,
        String location,
        Inspection inspection) {

    /** Without a location and without debuggers. */
    public IsolateSpec(
            long turnCpuNanos, long lifeCpuNanos, long turnWallNanos, long memoryBytes, ConsoleMode console) {
        this(turnCpuNanos, lifeCpuNanos, turnWallNanos, memoryBytes, console, "", Inspection.NONE);
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

    /** Whether debuggers may connect to a worker. */
    public enum Inspection {
        /** There is no way. */
        NONE,
        /** At any time. */
        OFFERED,
        /** The worker begins when one says so. */
        AWAITED
    }

    public IsolateSpec {
        if (turnCpuNanos < 0 || lifeCpuNanos < 0 || turnWallNanos < 0 || memoryBytes < 0) {
            throw new IllegalArgumentException("a limit must not be negative");
        }
    }
}
