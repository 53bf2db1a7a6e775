package io.networkruntime.engine.isolate;

import com.caoccao.javet.enums.V8GCType;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IJavetNearHeapLimitCallback;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The limit of one isolate's heap, held by looking at it after collections, and V8's own some way above it.
 *
 * <p>V8's own cannot be the one that is held: a collection that moves objects to the old generation and finds no room there
 * ends the process. So V8 gets room for what can happen between two looks. It takes a limit when an isolate is made, where
 * Javet has no say; but removing a near-heap-limit callback lowers the limit to a given size, and that Javet offers.
 *
 * <p>Nothing can be measured within a collection. What is asked for there is answered at V8's next interrupt check, which is
 * where a termination would take effect too. V8 also asks for more when an ArrayBuffer cannot be had, which must become a
 * RangeError and no end; so it gets slack then, and whether the heap is full is found out as after any collection.
 */
final class HeapLimit {
    /** A single string of the greatest length takes 512 MiB; less slack than that and joining one aborts the process. */
    private static final long SLACK_BYTES = 1L << 30;

    /** What one collection may move to the old generation, and what is allocated until the next interrupt check. */
    private static final long ROOM_BYTES = 32L << 20;

    /** The most that a scavenge adds to the old generation: the young one, as the flags of the engine have it. */
    private static final long YOUNG_BYTES = 12L << 20;

    private final V8Runtime runtime;
    private final long bytes;
    private final Supplier<CompletableFuture<@Nullable HeapReading>> measure;
    private final Predicate<HeapReading> exceeded;
    private long atMost;
    private long alive;
    private boolean allCollected;
    private boolean asked;
    private boolean raised;

    /**
     * A limit that is not set yet.
     *
     * @param measure asks V8 for the heap; the answer comes on the isolate's thread, for it runs code then
     * @param exceeded judges what was measured after a collection, on the isolate's thread
     */
    HeapLimit(
            V8Runtime runtime,
            long bytes,
            Supplier<CompletableFuture<@Nullable HeapReading>> measure,
            Predicate<HeapReading> exceeded) {
        this.runtime = runtime;
        this.bytes = bytes;
        this.measure = measure;
        this.exceeded = exceeded;
    }

    void set() {
        lower();
        runtime.addGCEpilogueCallback((types, _) -> collected(types.contains(V8GCType.GCTypeScavenge)));
    }

    private void lower() {
        raised = false;
        runtime.setNearHeapLimitCallback(null);
        runtime.setNearHeapLimitCallback(new IJavetNearHeapLimitCallback() {
            @Override
            public long callback(long current, long initial) {
                return current;
            }

            @Override
            public long getDefaultHeapLimit() {
                return bytes + ROOM_BYTES;
            }
        });
        runtime.setNearHeapLimitCallback(null);
        runtime.setNearHeapLimitCallback((current, _) -> {
            raised = true;
            ask();
            return current + SLACK_BYTES;
        });
    }

    /** Most scavenges need no look: the heap grows by a young generation at the most. */
    private void collected(boolean scavenge) {
        atMost += YOUNG_BYTES;
        allCollected |= !scavenge;
        if (!scavenge || atMost >= bytes) {
            ask();
        }
    }

    private void ask() {
        if (!asked && runtime.isInUse()) {
            asked = true;
            var _ = measure.get().thenAccept(this::judge);
        }
    }

    /** What the heap held after all of it was last collected, in bytes; 0 if that has not happened yet. */
    long aliveBytes() {
        return alive;
    }

    private void judge(@Nullable HeapReading reading) {
        asked = false;
        if (reading == null) {
            return;
        }
        atMost = reading.heapBytes();
        if (allCollected) {
            allCollected = false;
            alive = atMost;
        }
        if (exceeded.test(reading)) {
            runtime.terminateExecution();
        } else if (raised) {
            lower();
        }
    }
}
