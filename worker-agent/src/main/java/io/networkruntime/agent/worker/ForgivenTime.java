package io.networkruntime.agent.worker;

import io.networkruntime.protocol.AgentAllowance;

/**
 * CPU time that an isolate's thread has spent in collections which are not its own doing: it did not ask for them, and V8 had
 * not decided on them. The thread itself counts, any thread asks.
 */
final class ForgivenTime {
    /** Half of what the host, who sees the thread's clock alone, is patient for beyond a limit. */
    static final long MOST_NANOS = AgentAllowance.CPU_GRACE.toNanos() / 2;

    private static final long NOT_COLLECTING = -1;

    /** Read at once: a collection counts as under way or as ended, never as both or neither. */
    private record Count(long endedNanos, long since) {}

    private volatile Count count = new Count(0, NOT_COLLECTING);

    /** A collection begins when the thread's clock says this, in ns. */
    void begin(long cpuNanos) {
        count = new Count(count.endedNanos, cpuNanos);
    }

    /** The collection ends. */
    void end(long cpuNanos) {
        Count now = count;
        count = new Count(now.endedNanos + Math.max(0, cpuNanos - now.since), NOT_COLLECTING);
    }

    /** So much when the thread's clock says this, in ns; at most {@link #MOST_NANOS}. */
    long nanos(long cpuNanos) {
        Count now = count;
        long underWay = now.since == NOT_COLLECTING ? 0 : Math.max(0, cpuNanos - now.since);
        return Math.min(MOST_NANOS, now.endedNanos + underWay);
    }
}
