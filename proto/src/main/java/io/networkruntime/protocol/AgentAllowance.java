package io.networkruntime.protocol;

import java.time.Duration;

/**
 * What the host allows an agent and its isolates beyond their limits.
 *
 * <p>The host enforces it from outside; the agent judges by the same figures first, because it can spare the neighbours. Both
 * come from one build, so nothing is said about it.
 */
public final class AgentAllowance {
    /** What an agent holds without isolates, in bytes: the JVM and V8's code. */
    public static final long BASE_BYTES = 128L << 20;

    /** What an isolate costs beside its own heap and external memory, in bytes. */
    public static final long ISOLATE_BYTES = 16L << 20;

    /** CPU time beyond a limit after which the host ends an agent that has not stopped the isolate itself. */
    public static final Duration CPU_GRACE = Duration.ofMillis(150);

    private AgentAllowance() {}
}
