package io.networkruntime.supervisor.limits;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory of this process in which messages for isolates may wait, all isolates of all sandboxes together. Any thread.
 *
 * <p>Each isolate's queue has a bound of its own; this one holds where many do not read at the same time.
 */
public final class QueueRoom {
    /** What a message takes beside its payload and name. */
    private static final long OVERHEAD_BYTES = 160;

    private final long max;
    private final AtomicLong taken = new AtomicLong();

    public QueueRoom(ByteSize max) {
        this.max = max.bytes();
    }

    /** A third of what the JVM may take: the rest is for what comes in, and for everything else. */
    public static QueueRoom ofHeap() {
        return new QueueRoom(new ByteSize(Runtime.getRuntime().maxMemory() / 3));
    }

    /** Whether there is room for a message with so many bytes. */
    public boolean fits(long bytes) {
        return taken.get() + bytes + OVERHEAD_BYTES <= max;
    }

    /** Takes room for a message, also where there is none. */
    public void take(long bytes) {
        taken.addAndGet(bytes + OVERHEAD_BYTES);
    }

    /** Gives back the room of so many messages with so many bytes together. */
    public void give(int messages, long bytes) {
        taken.addAndGet(-(bytes + messages * OVERHEAD_BYTES));
    }
}
