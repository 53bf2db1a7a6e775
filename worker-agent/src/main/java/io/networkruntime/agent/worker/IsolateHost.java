package io.networkruntime.agent.worker;

import com.caoccao.javet.interop.V8Host;
import io.networkruntime.agent.guard.Guard;
import io.networkruntime.agent.link.Inlet;
import io.networkruntime.agent.link.WireSink;
import io.networkruntime.agent.link.WireSource;
import io.networkruntime.engine.snapshot.SnapshotFile;
import io.networkruntime.protocol.FromAgent;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.protocol.ToAgent.ToIsolate;
import io.networkruntime.protocol.WireLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * All worker isolates of the agent, by their ids, and one spare that is restored before it is asked for.
 *
 * <p>Called by whoever reads the wire.
 */
public final class IsolateHost {
    private final V8Host host;
    private final byte[] snapshot;
    private final Path snapshotFile;
    private final AtomicBoolean occupied = new AtomicBoolean();
    private final AtomicBoolean sharing = new AtomicBoolean();
    private final AtomicReference<@Nullable SnapshotPages> pages = new AtomicReference<>();
    private final WireSink sink;
    private final Guard guard;
    private final OpWorkers workers;
    private final LargeRoom largeRoom = new LargeRoom(WireLimits.LARGE_WINDOW_BYTES);

    /** As many isolates are restored at a time as there are processors: hundreds at once would keep pings from being answered. */
    private final Semaphore restoring;

    private final Executor askers = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().name("heap-asker-", 0).daemon().factory());
    private final Map<IsolateId, WorkerIsolate> isolates = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable IsolateThread> spare = new AtomicReference<>();

    /** A host whose isolates are restored from a file written by {@code SnapshotStore}. */
    public IsolateHost(V8Host host, Path snapshotFile, WireSink sink, Guard guard) throws IOException {
        this.host = host;
        this.snapshotFile = snapshotFile;
        this.snapshot = SnapshotFile.read(snapshotFile);
        this.sink = sink;
        this.guard = guard;
        int processors = Math.max(2, Runtime.getRuntime().availableProcessors());
        workers = new OpWorkers(processors);
        restoring = new Semaphore(processors);
    }

    /** Restores the spare isolate, if there is none. */
    public void prepareSpare() {
        if (spare.get() == null) {
            IsolateThread made = new IsolateThread(host, snapshot, pages::get, workers, restoring);
            if (spare.compareAndSet(null, made)) {
                made.start();
            }
        }
    }

    /** Makes an isolate, which tells the supervisor itself when it is there. */
    public void create(ToAgent.CreateIsolate order, WireSource source) {
        IsolateThread ready = spare.getAndSet(null);
        IsolateThread engine =
                ready != null ? ready : new IsolateThread(host, snapshot, pages::get, workers, restoring).start();
        WorkerIsolate worker = new WorkerIsolate(order.isolate(), order.spec(), engine, source, sink, guard, this);
        isolates.put(order.isolate(), worker);
        engine.occupy(worker);
        // An agent for one isolate alone is never asked for a second, and the first one's first words wait for nothing
        // here.
        if (occupied.getAndSet(true)) {
            prepareSpare();
            if (!sharing.getAndSet(true)) {
                Thread.ofPlatform().name("snapshot-pages").daemon().start(this::openPages);
            }
        }
    }

    /** Lets isolates share the snapshot's pages: linking the native calls for that takes tens of milliseconds. */
    private void openPages() {
        try {
            pages.set(SnapshotPages.of(snapshotFile, snapshot));
        } catch (IOException e) {
            System.err.println("agent: isolates keep copies of the snapshot: " + e.getMessage());
        }
        isolates.values().forEach(WorkerIsolate::wake);
    }

    /** Hands a message to its isolate; null if the isolate has ended, which the supervisor may not know yet. */
    public @Nullable Inlet deliver(ToIsolate message) {
        WorkerIsolate worker = isolates.get(message.isolate());
        if (worker != null) {
            worker.receive(message);
        }
        return worker;
    }

    /** Threads that ask V8 for isolates' memory: at most one of them for each isolate at a time. */
    Executor askers() {
        return askers;
    }

    LargeRoom largeRoom() {
        return largeRoom;
    }

    void ended(IsolateId id, FromAgent lastWord) {
        isolates.remove(id);
        sink.send(lastWord);
    }
}
