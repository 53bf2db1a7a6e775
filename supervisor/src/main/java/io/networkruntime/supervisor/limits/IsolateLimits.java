package io.networkruntime.supervisor.limits;

import java.time.Duration;

/**
 * What one worker isolate may use; zero means no limit.
 *
 * @param turnCpu CPU time of one turn
 * @param lifeCpu CPU time over the isolate's life
 * @param turnWall wall time of one turn
 * @param memory JavaScript heap + external memory
 * @param idle wall time in which nothing is said to it or by it and it does nothing
 */
public record IsolateLimits(Duration turnCpu, Duration lifeCpu, Duration turnWall, ByteSize memory, Duration idle) {
    /** The longest limit: longer ones would overflow a count of ns. */
    public static final Duration MAX_TIME = Duration.ofDays(365);

    public static final IsolateLimits NONE =
            new IsolateLimits(Duration.ZERO, Duration.ZERO, Duration.ZERO, ByteSize.NONE);

    /** Limits without one for idleness. */
    public IsolateLimits(Duration turnCpu, Duration lifeCpu, Duration turnWall, ByteSize memory) {
        this(turnCpu, lifeCpu, turnWall, memory, Duration.ZERO);
    }

    /**
     * Checks every limit.
     *
     * @throws IllegalArgumentException naming the limit that is negative or above {@link #MAX_TIME}
     */
    public IsolateLimits {
        check("turnCpu", turnCpu);
        check("lifeCpu", lifeCpu);
        check("turnWall", turnWall);
        check("idle", idle);
    }

    private static void check(String name, Duration value) {
        if (value.isNegative() || value.compareTo(MAX_TIME) > 0) {
            throw new IllegalArgumentException(name + " must be within 0 and " + MAX_TIME.toDays() + " days: " + value);
        }
    }
}
