package io.networkruntime.agent.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;

/**
 * What large messages of all isolates of this agent may be on their way at a time, until the host has taken them in.
 *
 * <p>Each isolate may send one message of any size before it must wait for the host; without this many could do so at once, and fill
 * the heaps on both sides. Whoever waits gets its turn in order. Any thread.
 */
final class LargeRoom {
    /** Above it a message is large; of what is smaller the window of each isolate takes care. */
    static final long LARGE_BYTES = 256 << 10;

    private final long max;
    private final Deque<Thread> waiting = new ArrayDeque<>();
    private long taken;

    /** A room of so many bytes, which takes one message of any size when nothing else is in it. */
    LargeRoom(long max) {
        this.max = max;
    }

    /** Takes room for a message, if it is the caller's turn; else the caller is unparked when it is to ask again. */
    synchronized boolean take(long bytes) {
        Thread self = Thread.currentThread();
        boolean first = waiting.isEmpty() || waiting.getFirst().equals(self);
        if (first && (taken == 0 || taken + bytes <= max)) {
            taken += bytes;
            leave();
            return true;
        }
        if (!waiting.contains(self)) {
            waiting.add(self);
        }
        return false;
    }

    /** The caller gives up its place in the queue, if it has one. */
    synchronized void leave() {
        if (waiting.remove(Thread.currentThread())) {
            wakeFirst();
        }
    }

    /** Gives room back. */
    synchronized void give(long bytes) {
        taken -= bytes;
        wakeFirst();
    }

    private void wakeFirst() {
        if (!waiting.isEmpty()) {
            LockSupport.unpark(waiting.getFirst());
        }
    }
}
