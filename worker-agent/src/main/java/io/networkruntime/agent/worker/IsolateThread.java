package io.networkruntime.agent.worker;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import io.networkruntime.engine.inspector.IsolateInspector;
import io.networkruntime.engine.isolate.Blueprint;
import io.networkruntime.engine.isolate.Entry;
import io.networkruntime.engine.isolate.EventLoop;
import io.networkruntime.engine.isolate.HeapReading;
import io.networkruntime.engine.isolate.JsIsolate;
import io.networkruntime.engine.ops.OpTable;
import io.networkruntime.engine.ops.web.WebOps;
import io.networkruntime.protocol.FromAgent;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.IsolateSpec;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A platform thread with a V8 isolate restored on it, ready before anybody knows whose it will be.
 *
 * <p>The kernel schedules isolates fairly that way, and its clock for the thread meters them. A thread serves one worker
 * and ends with it: an isolate is never used again.
 */
final class IsolateThread {
    /** V8 takes 984 KiB of it for JavaScript and about as much again for itself. */
    private static final long STACK_BYTES = 4L << 20;

    /** Where no limit is asked for, V8's own; reached, it ends the isolate and not the process. */
    static final long DEFAULT_HEAP_BYTES = 1400L << 20;

    private static final ThreadMXBean CLOCKS = ManagementFactory.getThreadMXBean();

    private final V8Host host;
    private final byte[] snapshot;
    private final Supplier<@Nullable SnapshotPages> pages;
    private final Semaphore restoring;
    private final OpTable ops = new OpTable();
    private final WorkerPort port = new WorkerPort(ops);
    private final AtomicReference<@Nullable WorkerIsolate> occupant = new AtomicReference<>();
    private final Thread thread;
    private final EventLoop loop;
    private final OpWorkers.Account account;
    private volatile @Nullable JsIsolate js;
    private @Nullable Entry activity;
    private @Nullable GuestScripts scripts;
    private volatile @Nullable DebugPort debuggers;
    private long threadId;
    private boolean sharesSnapshot;

    /** @param restoring whose permits say how many may be restored at a time */
    IsolateThread(
            V8Host host,
            byte[] snapshot,
            Supplier<@Nullable SnapshotPages> pages,
            OpWorkers workers,
            Semaphore restoring) {
        this.restoring = restoring;
        this.host = host;
        this.snapshot = snapshot;
        this.pages = pages;
        thread = new Thread(null, this::run, "isolate", STACK_BYTES);
        thread.setDaemon(true);
        loop = new EventLoop(() -> LockSupport.unpark(thread));
        account = workers.open();
        WebOps.register(ops);
        ops.sync("originalStack", a -> scripts().originalStack(a.string(0)));
    }

    /** Starts restoring; the isolate need not be waited for. */
    IsolateThread start() {
        thread.start();
        return this;
    }

    /** Gives the isolate to a worker, whose life begins as soon as it is restored. */
    void occupy(WorkerIsolate worker) {
        occupant.set(worker);
        LockSupport.unpark(thread);
    }

    Thread thread() {
        return thread;
    }

    EventLoop loop() {
        return loop;
    }

    WorkerPort port() {
        return port;
    }

    /** The kernel's number of the thread. */
    long threadId() {
        return threadId;
    }

    /** The isolate itself, which is there when its worker lives. */
    JsIsolate js() {
        return Objects.requireNonNull(js);
    }

    /** Its scripts and modules. */
    GuestScripts scripts() {
        return Objects.requireNonNull(scripts);
    }

    /** CPU time of the longest operation under way, in ns. */
    long operationNanos() {
        return account.longestNanos();
    }

    /** CPU time of the thread and of the operations done for it, in ns. */
    long cpuNanos() {
        return Math.max(0, CLOCKS.getThreadCpuTime(thread.threadId())) + account.cpuNanos();
    }

    private void run() {
        try {
            threadId = kernelThreadId();
            restoring.acquireUninterruptibly();
            try {
                restore();
            } finally {
                restoring.release();
            }
            WorkerIsolate worker = awaitOccupant();
            worker.live();
        } catch (JavetException e) {
            WorkerIsolate worker = awaitOccupant();
            worker.neverLived(String.valueOf(e.getMessage()));
        }
    }

    private void restore() throws JavetException {
        JsIsolate made = JsIsolate.start(host, new Blueprint(snapshot, ops, "{\"scope\":\"worker\"}"), loop, account);
        js = made;
        shareSnapshot();
        GuestScripts loaded = GuestScripts.open(made);
        scripts = loaded;
        port.bind(made, loaded);
        activity = made.entry("activity");
    }

    private WorkerIsolate awaitOccupant() {
        WorkerIsolate worker = occupant.get();
        while (worker == null) {
            LockSupport.park(this);
            worker = occupant.get();
        }
        return worker;
    }

    private static long kernelThreadId() {
        try {
            // proc_thread-self(5): "PID/task/TID"
            return Long.parseLong(Files.readSymbolicLink(Path.of("/proc/thread-self"))
                    .getFileName()
                    .toString());
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    // ---- on the thread itself, by its worker

    /** Gives up the isolate's copy of the snapshot, as soon as there is what can stand in for it. */
    void shareSnapshot() {
        SnapshotPages shared = pages.get();
        if (!sharesSnapshot && shared != null) {
            sharesSnapshot = shared.share(js().nativeAddress());
        }
    }

    void begin(IsolateId id, IsolateSpec spec, Consumer<FromAgent> out, Predicate<HeapReading> isTooMuch) {
        port.open(id, out);
        shareSnapshot();
        js().limitHeap(spec.memoryBytes() > 0 ? spec.memoryBytes() : DEFAULT_HEAP_BYTES, isTooMuch);
        try {
            js().entry("begin").call(spec.console().name().toLowerCase(java.util.Locale.ROOT), spec.location());
        } catch (JavetException e) {
            throw new IllegalStateException("the bundle cannot begin", e);
        }
    }

    /** Opens the isolate to debuggers, which speak to the host through {@code out}. */
    void beginInspection(IsolateId id, boolean waits, Consumer<FromAgent> out) {
        IsolateInspector inspector = IsolateInspector.open(js().runtime(), loop, waits);
        debuggers = new DebugPort(id, inspector, out);
        scripts().showSources(waits ? inspector::breakOnStart : _ -> {});
        try {
            js().entry("inspected").call();
        } catch (JavetException e) {
            throw new IllegalStateException("the bundle cannot be inspected", e);
        }
    }

    /** Its debuggers; null if it was not made for any. Any thread. */
    @Nullable
    DebugPort debuggers() {
        return debuggers;
    }

    /** How many things that the host began go on. */
    int activity() {
        return (int) Objects.requireNonNull(activity).call();
    }

    void close() {
        account.close();
        DebugPort port = debuggers;
        if (port != null) {
            port.inspector().close();
        }
        scripts().close();
        js().close();
    }
}
