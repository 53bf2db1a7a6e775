package io.networkruntime.agent.worker;

import io.networkruntime.agent.guard.KernelMemory;
import io.networkruntime.agent.guard.Stop;
import io.networkruntime.agent.guard.TurnLimits;
import io.networkruntime.engine.isolate.HeapReading;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.IsolateSpec;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one isolate: what was last seen of it, and whether it is too much.
 *
 * <p>Nobody ends for what V8 has only not collected yet: before a verdict that is done, and what is left is judged. Only a large
 * heap that alone is beyond the limit, and of which V8 has lately seen that most is alive, is judged as it is. Any thread may
 * ask; all else belongs to the isolate's thread.
 */
final class IsolateMemory {
    private static final long MEASURE_PERIOD_NANOS = 10_000_000;

    /** What is collected in some 50 ms. */
    private static final long SMALL_HEAP_BYTES = 64L << 20;

    private final IsolateSpec spec;
    private final IsolateThread engine;
    private final Executor askers;
    private final Consumer<Stop> stop;

    /** Held while V8 is asked, which may take as long as a turn does. */
    private final ReentrantLock askLock = new ReentrantLock();

    private boolean over;
    private long measured = System.nanoTime();
    private volatile HeapReading last = new HeapReading(0, 0);
    private volatile long wasmBytes;
    private final ForgivenTime forgiven = new ForgivenTime();
    private boolean collected;
    private boolean recounting;

    /**
     * The memory of an isolate that has not begun.
     *
     * @param askers runs what waits for V8
     * @param stop ends the isolate
     */
    IsolateMemory(IsolateSpec spec, IsolateThread engine, Executor askers, Consumer<Stop> stop) {
        this.spec = spec;
        this.engine = engine;
        this.askers = askers;
        this.stop = stop;
    }

    // ---- any thread

    HeapReading last() {
        return last;
    }

    void note(HeapReading reading) {
        last = reading;
    }

    /**
     * Asks V8, without waiting; null if the isolate runs no code at this moment, or is to be asked again.
     *
     * <p>On a thread of its own: V8 answers at once only while it runs code, and makes the asker wait for its lock else,
     * which the isolate's thread may hold until the end of a turn that only the guard could stop.
     */
    CompletableFuture<@Nullable HeapReading> ask() {
        CompletableFuture<@Nullable HeapReading> answer = new CompletableFuture<>();
        askers.execute(() -> whileRunning(() -> answerWith(answer), () -> answer.complete(null)));
        return answer;
    }

    /**
     * Collects the garbage, and gives the kernel what that freed; false if it cannot be done now.
     *
     * <p>V8 collects where it would also answer how much it holds. The kernel gets its part on another thread, for that
     * takes some time.
     */
    CompletableFuture<Boolean> giveBack() {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        askers.execute(() -> whileRunning(() -> collectAndTrim(done), () -> done.complete(false)));
        return done;
    }

    private void answerWith(CompletableFuture<@Nullable HeapReading> answer) {
        var _ = engine.js()
                .measure()
                .whenComplete((reading, _) -> answer.complete(reading == null ? null : settled(reading)));
    }

    private void collectAndTrim(CompletableFuture<Boolean> done) {
        var _ = engine.js()
                .measure()
                .thenAccept(_ -> collect())
                .thenRunAsync(KernelMemory::trim, askers)
                .whenComplete((_, failure) -> done.complete(failure == null));
    }

    private void whileRunning(Runnable question, Runnable otherwise) {
        if (!askLock.tryLock()) {
            otherwise.run();
            return;
        }
        try {
            if (over || !engine.js().isRunning()) {
                otherwise.run();
            } else {
                question.run();
            }
        } finally {
            askLock.unlock();
        }
    }

    private void collect() {
        if (!isOwnThread()) {
            throw new IllegalStateException("only the isolate's own thread may collect");
        }
        forgiven.begin(engine.cpuNanos());
        try {
            engine.js().collect();
        } finally {
            forgiven.end(engine.cpuNanos());
        }
    }

    /** CPU time that collections took which are not held against the isolate, when its clock says {@code cpuNanos}. */
    long forgivenNanos(long cpuNanos) {
        return forgiven.nanos(cpuNanos);
    }

    private boolean isOwnThread() {
        return Thread.currentThread().equals(engine.thread());
    }

    // ---- the isolate's thread

    /** Whoever asks V8 at this moment gets its answer now; nobody asks after. */
    void awaitAsker() {
        askLock.lock();
        try {
            over = true;
        } finally {
            askLock.unlock();
        }
    }

    /** Judges the memory after a collection, and stops the isolate if it is too much. */
    boolean isTooMuch(HeapReading plain) {
        HeapReading reading = settled(plain);
        if (reading == null) {
            return false;
        }
        last = reading;
        Stop verdict = judge(reading);
        if (verdict != null) {
            stop.accept(verdict);
        }
        return verdict != null;
    }

    /** Also of an isolate without a limit, which V8 would end with the process. */
    private @Nullable Stop judge(HeapReading reading) {
        Stop verdict = TurnLimits.judgeMemory(spec, reading.totalBytes());
        return verdict == null && spec.memoryBytes() == 0 && reading.heapBytes() >= IsolateThread.DEFAULT_HEAP_BYTES
                ? new Stop(EndReason.HEAP_OUT_OF_MEMORY, IsolateThread.DEFAULT_HEAP_BYTES, reading.heapBytes())
                : verdict;
    }

    /**
     * What was measured while code runs, unless it is too much and may be garbage that is worth collecting. Then that is
     * collected, once, after which {@link #isTooMuch} hears what is left.
     */
    private @Nullable HeapReading settled(HeapReading plain) {
        HeapReading reading = withWasm(plain);
        if (!isOwnThread()) {
            return judge(reading) == null ? reading : null;
        }
        if (judge(reading) == null) {
            collected = false;
            return reading;
        }
        if (recounting) {
            return null;
        }
        if (!collected && mayBeGarbage(reading.heapBytes())) {
            collected = true;
            collect();
            return null;
        }
        return reading;
    }

    /**
     * Whether what is too much may be garbage that is worth collecting. Buffers may, whose size V8 does not heed when it decides
     * on collections as it heeds its heap's. So may a heap of which at least half has come since V8 last collected all. Of any
     * other heap most is alive, and collecting it would take long, unless it is small.
     */
    private boolean mayBeGarbage(long heapBytes) {
        long limit = spec.memoryBytes();
        return heapBytes <= Math.max(limit, SMALL_HEAP_BYTES) || engine.js().aliveHeapBytes() <= limit / 2;
    }

    /** V8 does not count WebAssembly memory, so the bundle does. */
    private HeapReading withWasm(HeapReading reading) {
        return new HeapReading(reading.heapBytes(), reading.externalBytes() + wasmBytes);
    }

    /**
     * Takes in what the WebAssembly memories hold, counting those that nothing holds any more.
     *
     * @param exact whether only those were counted that are alive
     * @return whether that is too much, so that the garbage was collected and is to be left out
     */
    boolean noteWasm(long bytes, boolean exact) {
        wasmBytes = bytes;
        recounting = !exact && TurnLimits.judgeMemory(spec, last.heapBytes() + bytes) != null;
        Stop verdict = exact ? TurnLimits.judgeMemory(spec, bytes) : null;
        if (recounting) {
            collect();
        } else if (verdict != null) {
            stop.accept(verdict);
        }
        return recounting;
    }

    /** Measures after a turn, at most once in a while; gives why the isolate must end, if it must. */
    @Nullable
    Stop measureAfterTurn() {
        long now = System.nanoTime();
        HeapReading reading = now - measured < MEASURE_PERIOD_NANOS ? null : measure();
        if (reading == null) {
            return null;
        }
        measured = now;
        if (judge(reading) != null) {
            collect();
            HeapReading rest = measure();
            reading = rest == null ? reading : rest;
        }
        last = reading;
        return judge(reading);
    }

    private @Nullable HeapReading measure() {
        HeapReading plain = engine.js().measure().getNow(null);
        return plain == null ? null : withWasm(plain);
    }
}
