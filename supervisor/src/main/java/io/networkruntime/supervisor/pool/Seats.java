package io.networkruntime.supervisor.pool;

import io.networkruntime.protocol.IsolateId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Who sits in one agent, until it is dead. Any thread. */
final class Seats {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<IsolateId, Seat> taken = new ConcurrentHashMap<>();
    private final AtomicLong census = new AtomicLong();
    private volatile long served;
    private boolean closed;

    /** Gives an isolate a seat; false if the agent is dead, so that nobody would tell it of that. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // under the lock
    boolean take(Seat seat) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            taken.put(seat.id(), seat);
            served++;
            census.incrementAndGet();
            return true;
        } finally {
            lock.unlock();
        }
    }

    void leave(IsolateId isolate) {
        taken.remove(isolate);
        census.incrementAndGet();
    }

    /** The agent is dead: gives those who are to be told. */
    List<Seat> close() {
        lock.lock();
        try {
            closed = true;
            List<Seat> orphans = List.copyOf(taken.values());
            taken.clear();
            census.incrementAndGet();
            return orphans;
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    Seat of(IsolateId isolate) {
        return taken.get(isolate);
    }

    /** Those who sit here now. */
    Collection<Seat> all() {
        return taken.values();
    }

    /** How many isolates ever got a seat. */
    long served() {
        return served;
    }

    /** Grows whenever an isolate comes or goes. */
    long census() {
        return census.get();
    }
}
