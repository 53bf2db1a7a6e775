package io.networkruntime.agent.worker;

import io.networkruntime.agent.guard.Stop;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.ToAgent;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * How long one isolate lives: until there is a verdict that it must end, of which the first counts, or until it has carried out
 * the host's order to end. Any thread.
 */
final class Lifetime {
    private final AtomicReference<@Nullable Stop> verdict = new AtomicReference<>();

    /** Held by other threads while they touch V8 or speak for the isolate, which they must not once that is over. */
    private final ReentrantLock lock = new ReentrantLock();

    private boolean over;
    private volatile EndReason orderedReason = EndReason.MANUAL;
    private volatile long deadline;

    /** The isolate must end for this reason, unless it must already. */
    void stop(Stop why) {
        verdict.compareAndSet(null, why);
    }

    /** Why the isolate must end at once; null if it need not. */
    @Nullable
    Stop verdict() {
        return verdict.get();
    }

    boolean isStopped() {
        return verdict.get() != null;
    }

    /** The host has said that the isolate is to end; its thread hears of that when it has handled what was said before. */
    void order(ToAgent.Destroy order) {
        orderedReason = order.reason();
        deadline = Math.max(1, System.nanoTime() + order.graceNanos());
    }

    /** The time of {@link System#nanoTime} at which the isolate must be gone because the host said so, or 0. */
    long deadline() {
        return deadline;
    }

    /** The reason that the host gave with it. */
    EndReason orderedReason() {
        return orderedReason;
    }

    /** Does something that needs the isolate, unless it is over. */
    void whileAlive(Runnable action) {
        lock.lock();
        try {
            if (!over) {
                action.run();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Once this returns nobody touches the isolate but its own thread. */
    void end() {
        lock.lock();
        try {
            over = true;
        } finally {
            lock.unlock();
        }
    }
}
