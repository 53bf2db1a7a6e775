package io.networkruntime.supervisor.pool;

import io.networkruntime.supervisor.limits.ByteSize;
import io.networkruntime.supervisor.limits.Recycling;
import java.time.Duration;

/**
 * How a pool is to be.
 *
 * @param agents how many agents hold isolates
 * @param isolation who may share an agent
 * @param restarts how many agents may be replaced within {@code restartPeriod}
 * @param agentMemory the most resident memory of one agent, or none
 * @param totalMemory the memory that all agents together may be promised, or none
 * @param recycling when an agent has served long enough
 * @param echoStderr whether agents' standard error goes to the log
 */
public record PoolSettings(
        int agents,
        Isolation isolation,
        int restarts,
        Duration restartPeriod,
        ByteSize agentMemory,
        ByteSize totalMemory,
        Recycling recycling,
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
        return new PoolSettings(
                agents,
                isolation,
                1200,
                Duration.ofSeconds(60),
                ByteSize.NONE,
                ByteSize.NONE,
                Recycling.DEFAULT,
                false);
    }

    public PoolSettings withAgents(int count) {
        return new PoolSettings(
                count, isolation, restarts, restartPeriod, agentMemory, totalMemory, recycling, echoStderr);
    }

    public PoolSettings withTotalMemory(ByteSize total) {
        return new PoolSettings(agents, isolation, restarts, restartPeriod, agentMemory, total, recycling, echoStderr);
    }

    public PoolSettings withRecycling(Recycling when) {
        return new PoolSettings(agents, isolation, restarts, restartPeriod, agentMemory, totalMemory, when, echoStderr);
    }

    public PoolSettings withEcho(boolean echo) {
        return new PoolSettings(agents, isolation, restarts, restartPeriod, agentMemory, totalMemory, recycling, echo);
    }
}
