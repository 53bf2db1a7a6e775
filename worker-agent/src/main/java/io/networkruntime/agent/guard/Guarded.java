package io.networkruntime.agent.guard;

import io.networkruntime.engine.isolate.HeapReading;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.IsolateSpec;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An isolate as the guard sees it. Every method may be called on the guard's thread while the isolate runs. */
public interface Guarded {
    IsolateSpec spec();

    TurnClock clock();

    /** CPU time used for the isolate so far: of its thread and of the operations done for it, in ns. */
    long cpuNanos();

    /** CPU time of that operation under way for the isolate which has used most, in ns; 0 if none is. */
    long operationNanos();

    /** Asks V8 for the isolate's memory, without waiting; null if it does not run code at this moment. */
    CompletableFuture<@Nullable HeapReading> measureHeap();

    /** Notes the memory last seen. */
    void noteHeap(HeapReading reading);

    /** The memory last seen. */
    HeapReading lastReading();

    /** The kernel's number of the isolate's thread. */
    long threadId();

    /** Collects its garbage, and gives the kernel back what that freed; true once that is done, false if it cannot be now. */
    CompletableFuture<Boolean> giveBack();

    /** The time of {@link System#nanoTime} at which the isolate must be gone because the host said so, or 0. */
    long destroyDeadline();

    /** The reason that the host gave with it. */
    EndReason destroyReason();

    /** Ends the isolate for this reason, unless it ends already; may be called again while it does not obey. */
    void stop(Stop stop);

    /** Whether it stands still for a debugger, in the middle of a turn. */
    boolean isPaused();

    /** Says what the isolate has used, after turns that the supervisor has not heard of. */
    void reportProgress();
}
