package io.networkruntime.agent.guard;

import java.util.function.LongSupplier;

/**
 * The agent's own heap, through which messages pass: kept small, for what it holds counts against the cap of the process.
 *
 * <p>The JVM would let garbage grow to its limit before it collects large arrays, and would keep what it has taken. Little
 * is alive here, so that a collection takes some 5 ms. Confined to the guard's thread.
 */
final class JavaHeap {
    /** So much garbage may lie there, half of what is alive beside it. */
    static final long GARBAGE_BYTES = 32L << 20;

    private final LongSupplier committed;
    private final LongSupplier free;
    private final Runnable collection;
    private final long atFirst;
    private long afterCollection;

    JavaHeap() {
        this(Runtime.getRuntime()::totalMemory, Runtime.getRuntime()::freeMemory, System::gc);
    }

    /**
     * A heap that is measured and collected in this way.
     *
     * @param committed what the heap takes of the process, in bytes
     * @param free how much of that is not used
     * @param collection collects all of it, and gives the kernel back what is free then
     */
    JavaHeap(LongSupplier committed, LongSupplier free, Runnable collection) {
        this.committed = committed;
        this.free = free;
        this.collection = collection;
        atFirst = committed.getAsLong();
        afterCollection = atFirst;
    }

    /** What it has taken since the agent began, in bytes. */
    long grownBytes() {
        return Math.max(0, committed.getAsLong() - atFirst);
    }

    /** Collects if that is worth it. */
    void look() {
        long now = committed.getAsLong();
        boolean large = now - atFirst > GARBAGE_BYTES;
        if (large && (now - afterCollection > GARBAGE_BYTES + afterCollection / 2 || free.getAsLong() > now / 2)) {
            collect();
        }
    }

    /** Nobody will need the room for a while. */
    void rest() {
        if (committed.getAsLong() - afterCollection > GARBAGE_BYTES / 2) {
            collect();
        }
    }

    private void collect() {
        collection.run();
        afterCollection = committed.getAsLong();
    }
}
