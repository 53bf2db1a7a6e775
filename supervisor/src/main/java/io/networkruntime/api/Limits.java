package io.networkruntime.api;

import java.time.Duration;

/**
 * What one worker isolate may use; zero means no limit.
 *
 * @param cpuPerTurn CPU time of one turn: one script, event, request, timer or promise continuation with its microtasks
 * @param cpuTotal CPU time over the isolate's life
 * @param wallPerTurn wall time of one turn
 * @param memoryBytes JavaScript heap + ArrayBuffers + WebAssembly memory, in bytes
 * @param idle wall time in which nothing is said to the isolate or by it, and it does nothing
 */
public record Limits(Duration cpuPerTurn, Duration cpuTotal, Duration wallPerTurn, long memoryBytes, Duration idle) {
    /** 500 ms of CPU time per turn, nothing else. */
    public static final Limits DEFAULT = new Limits(Duration.ofMillis(500), Duration.ZERO, Duration.ZERO, 0);

    public static final Limits NONE = new Limits(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);

    /** Limits without one for idleness. */
    public Limits(Duration cpuPerTurn, Duration cpuTotal, Duration wallPerTurn, long memoryBytes) {
        this(cpuPerTurn, cpuTotal, wallPerTurn, memoryBytes, Duration.ZERO);
    }

    /**
     * Checks each limit.
     *
     * @throws IllegalArgumentException naming the limit that is negative or longer than a year
     */
    public Limits {
        requireTime("cpuPerTurn", cpuPerTurn);
        requireTime("cpuTotal", cpuTotal);
        requireTime("wallPerTurn", wallPerTurn);
        requireTime("idle", idle);
        if (memoryBytes < 0) {
            throw new IllegalArgumentException("memoryBytes must not be negative: " + memoryBytes);
        }
    }

    private static void requireTime(String name, Duration value) {
        if (value.isNegative() || value.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalArgumentException(name + " must be within 0 and 365 days: " + value);
        }
    }

    public Limits withCpuPerTurn(Duration value) {
        return new Limits(value, cpuTotal, wallPerTurn, memoryBytes, idle);
    }

    public Limits withCpuTotal(Duration value) {
        return new Limits(cpuPerTurn, value, wallPerTurn, memoryBytes, idle);
    }

    public Limits withWallPerTurn(Duration value) {
        return new Limits(cpuPerTurn, cpuTotal, value, memoryBytes, idle);
    }

    public Limits withMemoryBytes(long value) {
        return new Limits(cpuPerTurn, cpuTotal, wallPerTurn, value, idle);
    }

    public Limits withIdle(Duration value) {
        return new Limits(cpuPerTurn, cpuTotal, wallPerTurn, memoryBytes, value);
    }
}
