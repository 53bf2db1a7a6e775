package io.networkruntime.supervisor.pool;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The outer ring of limits: every {@value #PERIOD_MILLIS} ms it compares what the kernel counts with what is allowed, and
 * kills the agent that could not hold its isolates to it, or that no longer answers. See {@link AgentWatch}.
 *
 * <p>When no agent has worked for a while and nothing is said, it looks every {@value #QUIET_PERIOD_MILLIS} ms, and wakes up
 * at the first word to an isolate or from one. An honest agent reports at once that a turn begins after a rest; the longer
 * period is what a dishonest one can gain.
 */
final class Watch implements AutoCloseable {
    static final int PERIOD_MILLIS = 20;
    static final int QUIET_PERIOD_MILLIS = 100;

    private static final long PERIOD_NANOS = PERIOD_MILLIS * 1_000_000L;
    private static final int MAX_PERIODS = QUIET_PERIOD_MILLIS / PERIOD_MILLIS;

    /** So long nothing must have happened before the watch slows down. */
    private static final int QUIET_ROUNDS = 25;

    /** How often an agent is asked whether it has served long enough. */
    private static final int RECYCLE_PERIODS = 25;

    private final AgentPool pool;
    private final AgentServices services;
    private final Thread thread =
            Thread.ofPlatform().name("agent-watch").daemon().unstarted(this::run);
    private final Map<Agent, AgentWatch> watched = new HashMap<>();
    private int untilRecycling = RECYCLE_PERIODS;
    private volatile boolean slow;
    private volatile boolean stirred;
    private volatile boolean closed;

    Watch(AgentServices services, AgentPool pool) {
        this.services = services;
        this.pool = pool;
    }

    void start() {
        thread.start();
    }

    /** Something was said to an isolate or by one: to be called by any thread, and cheap. */
    void stir() {
        if (!stirred) {
            stirred = true;
            if (slow) {
                LockSupport.unpark(thread);
            }
        }
    }

    private void run() {
        int quiet = 0;
        long last = System.nanoTime();
        while (!closed) {
            // Rounds are counted and not the time: a supervisor that was suspended must not make up for those it
            // missed.
            long now = System.nanoTime();
            int periods = Math.clamp((now - last) / PERIOD_NANOS, 1, MAX_PERIODS);
            last = now;
            boolean worked = round(periods);
            boolean busy = worked || stirred;
            stirred = false;
            quiet = busy ? 0 : quiet + 1;
            sleep(quiet > QUIET_ROUNDS);
        }
    }

    private void sleep(boolean quietly) {
        slow = quietly;
        // Whoever stirs either sees that it must wake this thread, or is seen here.
        if (!(quietly && stirred)) {
            LockSupport.parkNanos(this, quietly ? MAX_PERIODS * PERIOD_NANOS : PERIOD_NANOS);
        }
        slow = false;
    }

    /** Looks at all agents; true if one of them has worked. */
    private boolean round(int periods) {
        boolean busy = false;
        try {
            untilRecycling -= periods;
            List<Agent> living = pool.living();
            for (Agent agent : living) {
                busy |= watched.computeIfAbsent(agent, AgentWatch::new).look(periods);
                if (untilRecycling <= 0) {
                    pool.recycleIfDue(agent);
                }
            }
            if (untilRecycling <= 0) {
                untilRecycling = RECYCLE_PERIODS;
            }
            if (watched.size() > living.size()) {
                watched.keySet().retainAll(living);
            }
        } catch (RuntimeException e) {
            // A watch that stops looking would be a limit that silently ends.
            services.log("the watch failed: " + e);
        }
        return busy;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
