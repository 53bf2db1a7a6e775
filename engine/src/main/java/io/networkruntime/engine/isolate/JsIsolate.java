package io.networkruntime.engine.isolate;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interfaces.IJavetClosable;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Locker;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueGlobalObject;
import com.caoccao.javet.values.reference.V8ValueObject;
import io.networkruntime.engine.ops.OpTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One V8 isolate, restored from a snapshot and bound to its operations.
 *
 * <p>Confined to the thread that started it, except {@link #terminate} and {@link #measure}. The owner enters it through
 * {@link Entry} functions only, within a {@link #lock}ed stretch where there are several.
 */
public final class JsIsolate implements AutoCloseable {
    /** How many finished background jobs of V8 one turn takes in at the most. */
    private static final int PUMP_LIMIT = 64;

    private final V8Runtime runtime;
    private final EventLoop loop;
    private final V8ValueObject entries;
    private final MessageWindow inbound;
    private final MessageWindow outbound;
    private final List<MessageWindow> windows = new ArrayList<>();
    private final Entry settle;
    private final Rejections rejections;
    private final Entry runTimers;
    private @Nullable HeapLimit heapLimit;

    /**
     * Restores an isolate on the calling thread.
     *
     * @throws JavetException if V8 refuses, which means a broken snapshot or no memory
     */
    public static JsIsolate start(V8Host host, Blueprint blueprint, EventLoop loop, OpExecutor executor)
            throws JavetException {
        V8RuntimeOptions options = new V8RuntimeOptions();
        options.setSnapshotBlob(blueprint.snapshot());
        V8Runtime runtime = host.createV8Runtime(options);
        runtime.setLogger(SilentLogger.INSTANCE);
        try {
            return new JsIsolate(runtime, blueprint, loop, executor);
        } catch (JavetException | RuntimeException e) {
            runtime.close(true);
            throw e;
        }
    }

    private JsIsolate(V8Runtime runtime, Blueprint blueprint, EventLoop loop, OpExecutor executor)
            throws JavetException {
        this.runtime = runtime;
        this.loop = loop;
        LoopOps.register(blueprint.ops(), loop);
        try (V8Locker _ = runtime.getV8Locker();
                V8ValueGlobalObject global = runtime.getGlobalObject();
                V8ValueFunction boot = global.get("__boot");
                V8ValueFunction call =
                        new OpCalls(runtime, blueprint.ops().ops(), executor, loop, this::settle).bind()) {
            global.delete("__boot");
            entries = boot.call(
                    null,
                    call,
                    runtime.createV8ValueString(names(blueprint.ops())),
                    runtime.createV8ValueString(blueprint.config()));
            inbound = new MessageWindow(entries.<V8ValueArrayBuffer>get("inbound"));
            outbound = new MessageWindow(entries.<V8ValueArrayBuffer>get("outbound"));
            settle = entry("settle");
            rejections = new Rejections(runtime, entry("rejected"));
            runTimers = entry("runTimers");
            runtime.setPromiseRejectCallback(rejections::note);
        }
    }

    private static String names(OpTable table) {
        StringBuilder text = new StringBuilder();
        for (OpTable.Op op : table.ops()) {
            text.append(op.isAsync() ? '~' : '=').append(op.name()).append('\n');
        }
        return text.toString();
    }

    /** A function that the bundle gave at boot. */
    public Entry entry(String name) throws JavetException {
        V8Value value = entries.get(name);
        if (value instanceof V8ValueFunction function) {
            return new Entry(runtime, name, function);
        }
        closeQuietly(value);
        throw new IllegalStateException("the bundle has no entry " + name);
    }

    /** Holds V8's lock until closed, which makes each of several calls cheaper. Only the owner may, one at a time. */
    public IJavetClosable lock() {
        try {
            return runtime.getV8Locker();
        } catch (JavetException e) {
            throw new IsolateTerminated();
        }
    }

    /** The window in which the bundle finds what Java sends. */
    public MessageWindow inbound() {
        return inbound;
    }

    /** The window in which Java finds what the bundle sends. */
    public MessageWindow outbound() {
        return outbound;
    }

    /** A window that the bundle has offered since under a name of its own; to be asked for once. */
    public MessageWindow window(String name) throws JavetException {
        MessageWindow window = new MessageWindow(entries.<V8ValueArrayBuffer>get(name));
        windows.add(window);
        return window;
    }

    /** The runtime itself, for the module loader alone. */
    public V8Runtime runtime() {
        return runtime;
    }

    /** The address of what Javet's library keeps of the isolate, while it is open. */
    public long nativeAddress() {
        return runtime.getHandle();
    }

    public EventLoop loop() {
        return loop;
    }

    /**
     * Runs one timer that is due, and arms the next. The call's microtasks run after it has found the deadline that it
     * returns, and may arm an earlier one.
     */
    public void runTimer() {
        loop.disarmTimer();
        loop.armTimerIfEarlier(runTimers.call());
    }

    /** Whether promises were rejected since the last {@link #reportRejections}. */
    public boolean hasRejections() {
        return rejections.isPending();
    }

    /** Lets the bundle report the promises that were rejected and that nobody handles. To be called when a turn ends. */
    public void reportRejections() {
        rejections.report();
    }

    /** Takes in what V8's own background threads have finished, such as a compiled WebAssembly module. */
    public void pump() {
        for (int i = 0; i < PUMP_LIMIT && runtime.await(); i++) {}
    }

    /** Stops the running code for good. Any thread. */
    public void terminate() {
        runtime.terminateExecution();
    }

    /** Whether V8 runs code at this moment. Any thread. */
    public boolean isRunning() {
        return runtime.isInUse();
    }

    /**
     * Asks V8 for the isolate's memory. Any thread; while code runs the answer comes at V8's next interrupt check, which
     * one long built-in function may delay. While none runs the call waits until the owner gives up V8's lock, which it may
     * hold through a whole turn, so nobody may make it who is to end that turn. Null if the isolate is closed.
     */
    public CompletableFuture<@Nullable HeapReading> measure() {
        return runtime.getV8HeapStatistics()
                .thenApply(s -> s == null ? null : new HeapReading(s.getUsedHeapSize(), s.getExternalMemory()));
    }

    /**
     * Frees all that nothing holds any more. On the isolate's thread, also while code runs: then within an answer to
     * {@link #measure}, or within an operation.
     */
    public void collect() {
        runtime.lowMemoryNotification();
    }

    /**
     * Limits the heap.
     *
     * @param exceeded judges what was measured after a collection, while code runs. It may {@link #collect} and is asked again then. V8's own limit
     *     stands a little above {@code bytes}
     */
    public void limitHeap(long bytes, Predicate<HeapReading> exceeded) {
        heapLimit = new HeapLimit(runtime, bytes, this::measure, exceeded);
        heapLimit.set();
    }

    /**
     * What the heap held after all of it was last collected, in bytes: the rest of what it holds may be garbage. 0 if there was
     * no such collection since the heap is limited. On the isolate's thread.
     */
    public long aliveHeapBytes() {
        return heapLimit == null ? 0 : heapLimit.aliveBytes();
    }

    private void settle(int promise, @Nullable Object value, @Nullable Throwable thrown) {
        if (thrown == null) {
            settle.call(promise, true, value);
        } else {
            String name = thrown instanceof io.networkruntime.engine.ops.OpException e ? e.errorName() : "Error";
            settle.call(promise, false, name + "\n" + Border.message(thrown));
        }
    }

    /** Disposes the isolate with all it holds. Not from inside a call. */
    @Override
    public void close() {
        try {
            runtime.setPromiseRejectCallback((_, _, _) -> {});
            settle.close();
            rejections.close();
            runTimers.close();
            inbound.close();
            outbound.close();
            for (MessageWindow window : windows) {
                window.close();
            }
            entries.close();
            runtime.close(true);
        } catch (JavetException e) {
            throw new IllegalStateException("an isolate could not be closed", e);
        }
    }

    static void closeQuietly(@Nullable V8Value value) {
        if (value != null) {
            try {
                value.close();
            } catch (JavetException e) {
                throw new IllegalStateException("a V8 handle could not be closed", e);
            }
        }
    }
}
