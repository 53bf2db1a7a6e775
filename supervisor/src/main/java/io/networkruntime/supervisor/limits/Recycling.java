package io.networkruntime.supervisor.limits;

import java.time.Duration;
import java.util.Optional;

/**
 * When an agent has served long enough and is replaced by a fresh one: what leaks in V8 or the JVM then never adds up.
 *
 * @param isolates how many isolates one agent serves; 0 is no limit
 * @param idleMemory the most that an agent without isolates may hold; none is no limit
 * @param age how long an agent takes new isolates; zero is no limit
 */
public record Recycling(long isolates, ByteSize idleMemory, Duration age) {
    /** 2000 isolates, 384 MiB at rest, 6 hours. */
    public static final Recycling DEFAULT = new Recycling(2000, ByteSize.ofMebibytes(384), Duration.ofHours(6));

    /**
     * Checks what was given.
     *
     * @throws IllegalArgumentException naming what is negative
     */
    public Recycling {
        if (isolates < 0 || age.isNegative()) {
            throw new IllegalArgumentException(
                    "an agent can be replaced after 0 or more isolates and 0 s or more: " + isolates + ", " + age);
        }
    }

    /**
     * Why the agent is to be replaced; empty if it is not.
     *
     * @param served how many isolates it was given so far
     * @param held how many of them live
     * @param residentBytes what it holds, 0 if unknown
     */
    public Optional<String> due(long served, int held, long residentBytes, Duration uptime) {
        if (isolates > 0 && served >= isolates) {
            return Optional.of("it has served " + served + " isolates");
        }
        if (!idleMemory.isNone() && served > 0 && held == 0 && residentBytes > idleMemory.bytes()) {
            return Optional.of("it holds " + (residentBytes >> 20) + " MiB without isolates");
        }
        if (age.isPositive() && uptime.compareTo(age) >= 0 && served > 0) {
            return Optional.of("it is " + uptime.toMinutes() + " minutes old");
        }
        return Optional.empty();
    }
}
