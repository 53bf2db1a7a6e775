package io.networkruntime.supervisor.pool;

import io.networkruntime.supervisor.limits.ByteSize;
import java.time.Duration;

/**
 * How a pool is to be.
 *
 * @param agents how many agents hold isolates
 * @param isolation who may share an agent
 * @param restarts how many agents may be replaced within {@code restartPeriod}
 * @param agentMemory the most resident memory of one agent, or none
 * @param echoStderr whether agents' standard error goes to the log
 */
public record PoolSettings(
        int agents,
        Isolation isolation,
        int restarts,
        Duration restartPeriod,
        ByteSize agentMemory,
        boolean echoStderr) {

    /** Who may share an agent. */
    public enum Isolation {
        /** Everybody. */
        SHARED,
        /** Isolates of one tenant. */
        TENANT,
        /** Nobody. */
        PROCESS
    }

    /** More agents than this are a mistake on any machine. */
    public static final int MAX_AGENTS = 256;

    public PoolSettings {
        if (agents < 1 || agents > MAX_AGENTS) {
            throw new IllegalArgumentException("agents must be within 1.." + MAX_AGENTS + ": " + agents);
        }
    }

    public static PoolSettings of(int agents, Isolation isolation) {
        return new PoolSettings(agents, isolation, 240, Duration.ofSeconds(60), ByteSize.NONE, false);
    }

    public PoolSettings withEcho(boolean echo) {
        return new PoolSettings(agents, isolation, restarts, restartPeriod, agentMemory, echo);
    }
}
