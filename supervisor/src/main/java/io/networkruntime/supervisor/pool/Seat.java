package io.networkruntime.supervisor.pool;

import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.FromAgent.FromIsolate;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.Usage;
import io.networkruntime.supervisor.limits.IsolateLimits;

/** An isolate as its agent's supervisor side sees it. Calls come from the thread that polls, or the one that saw a death. */
public interface Seat {
    IsolateId id();

    IsolateLimits limits();

    /** What the agent last said that the isolate has used. */
    Usage lastUsage();

    /** Whom it belongs to; empty if nobody was named. */
    String tenant();

    /** How much was said to it and by it; any thread may ask. */
    Talk talk();

    /** Counts of messages that carry work. */
    interface Talk {
        /** How many went to the isolate so far. */
        long said();

        /** How many came from it so far. */
        long heard();

        /** Whether one went to the isolate since the last that came from it. */
        boolean owes();

        /** Whether a debugger has the isolate: it may stand still then. */
        boolean isHeld();
    }

    /** A message that this isolate may send now. */
    void onMessage(FromIsolate message);

    /** The isolate must end now, for a limit that the supervisor holds. */
    void expire(EndReason reason, long limit, long measured);

    /** How long the isolate has been idle, in ns: nothing was said to it or by it, and it used no CPU time. */
    long idleNanos(long nowNanos);

    /**
     * The agent is dead, and all that it had said has been delivered; the last call.
     *
     * @param cpuNanos what the kernel counted for the isolate's thread, 0 if unknown
     */
    void onAgentDeath(AgentDeath death, long cpuNanos);
}
