package io.networkruntime.agent.worker;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interfaces.IJavetClosable;
import io.networkruntime.agent.guard.Guard;
import io.networkruntime.agent.guard.Guarded;
import io.networkruntime.agent.guard.KernelMemory;
import io.networkruntime.agent.guard.Stop;
import io.networkruntime.agent.guard.TurnClock;
import io.networkruntime.agent.link.Inlet;
import io.networkruntime.agent.link.WireSink;
import io.networkruntime.agent.link.WireSource;
import io.networkruntime.engine.isolate.EntryFailed;
import io.networkruntime.engine.isolate.EventLoop;
import io.networkruntime.engine.isolate.HeapReading;
import io.networkruntime.engine.isolate.IsolateTerminated;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.ErrorSource;
import io.networkruntime.protocol.FlowCost;
import io.networkruntime.protocol.FromAgent;
import io.networkruntime.protocol.GuestError;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.IsolateSpec;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.protocol.ToAgent.ToIsolate;
import io.networkruntime.protocol.Usage;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One worker isolate: a thread that owns a V8 isolate, handles its mailbox turn by turn, and tells of its end.
 *
 * <p>The mailbox, the credit and the lifetime may be touched by any thread; all else belongs to the isolate's thread.
 */
final class WorkerIsolate implements Guarded, Inlet {
    private final IsolateId id;
    private final IsolateSpec spec;
    private final WireSource source;
    private final WireSink sink;
    private final Guard guard;
    private final IsolateHost host;
    private final IsolateThread engine;
    private final IsolateMemory memory;
    private final Lifetime lifetime = new Lifetime();
    private final Queue<ToIsolate> mailbox = new ConcurrentLinkedQueue<>();
    private final TurnClock clock = new TurnClock();
    private final Outlet outlet;
    private final ReceiveLedger ledger = new ReceiveLedger();
    private final long born = System.nanoTime();
    private final long cpuAtBirth;
    private ToAgent.@Nullable Destroy destroying;

    WorkerIsolate(
            IsolateId id,
            IsolateSpec spec,
            IsolateThread engine,
            WireSource source,
            WireSink sink,
            Guard guard,
            IsolateHost host) {
        this.id = id;
        this.spec = spec;
        this.engine = engine;
        this.source = source;
        this.sink = sink;
        this.guard = guard;
        this.host = host;
        this.cpuAtBirth = engine.cpuNanos();
        outlet = new Outlet(sink, host.largeRoom(), lifetime, () -> !mailbox.isEmpty());
        memory = new IsolateMemory(spec, engine, host.askers(), this::stop);
    }

    // ---- any thread

    /** Takes a message; the isolate's thread is to be woken after. */
    void receive(ToIsolate message) {
        switch (message) {
            case ToAgent.Credit more -> {
                outlet.grant(more);
                return;
            }
            case ToAgent.Destroy order -> {
                lifetime.order(order);
                guard.wakeForTurn();
            }
            case ToAgent.DebugOpen _, ToAgent.DebugSay _, ToAgent.DebugClose _ -> {
                debug(message);
                return;
            }
            default -> {}
        }
        mailbox.add(message);
    }

    /** A debugger's word goes past the mailbox: the isolate may stand still for it. */
    private void debug(ToIsolate message) {
        DebugPort port = engine.debuggers();
        if (port == null) {
            return;
        }
        switch (message) {
            case ToAgent.DebugOpen(var _, int debugger) -> port.open(debugger);
            case ToAgent.DebugSay said -> port.say(said);
            case ToAgent.DebugClose(var _, int debugger) -> port.close(debugger);
            default -> {}
        }
    }

    @Override
    public boolean isPaused() {
        DebugPort port = engine.debuggers();
        return port != null && port.inspector().isPaused();
    }

    @Override
    public boolean hasWork() {
        return !mailbox.isEmpty() || engine.loop().hasTasks() || lifetime.isStopped();
    }

    @Override
    public void wake() {
        LockSupport.unpark(engine.thread());
    }

    @Override
    public IsolateSpec spec() {
        return spec;
    }

    @Override
    public TurnClock clock() {
        return clock;
    }

    /** What its limits are held against: a collection made to judge its memory fairly is not its doing. */
    @Override
    public long cpuNanos() {
        long now = engine.cpuNanos();
        return now - cpuAtBirth - memory.forgivenNanos(now);
    }

    @Override
    public long operationNanos() {
        return engine.operationNanos();
    }

    @Override
    public CompletableFuture<@Nullable HeapReading> measureHeap() {
        return memory.ask();
    }

    @Override
    public void noteHeap(HeapReading reading) {
        memory.note(reading);
    }

    @Override
    public HeapReading lastReading() {
        return memory.last();
    }

    @Override
    public long threadId() {
        return engine.threadId();
    }

    @Override
    public CompletableFuture<Boolean> giveBack() {
        return memory.giveBack();
    }

    @Override
    public long destroyDeadline() {
        return lifetime.deadline();
    }

    @Override
    public EndReason destroyReason() {
        return lifetime.orderedReason();
    }

    @Override
    public void stop(Stop verdict) {
        lifetime.stop(verdict);
        lifetime.whileAlive(() -> {
            engine.js().terminate();
            DebugPort port = engine.debuggers();
            if (port != null) {
                port.inspector().abandon();
            }
        });
        wake();
    }

    @Override
    public void reportProgress() {
        lifetime.whileAlive(() -> sink.append(new FromAgent.Measured(id, usage())));
    }

    Usage usage() {
        HeapReading held = memory.last();
        return new Usage(
                Math.max(0, engine.cpuNanos() - cpuAtBirth),
                System.nanoTime() - born,
                held.heapBytes(),
                held.externalBytes());
    }

    // ---- the isolate's thread

    /** Lives the isolate's life: from its first message until it has told of its end. */
    void live() {
        engine.port().onWasmMemory(memory::noteWasm);
        engine.begin(id, spec, outlet::say, memory::isTooMuch);
        guard.watch(this);
        if (spec.inspection() != IsolateSpec.Inspection.NONE) {
            engine.beginInspection(id, spec.inspection() == IsolateSpec.Inspection.AWAITED, sink::send);
        }
        sink.send(new FromAgent.Created(id, engine.threadId()));
        Stop end;
        try {
            awaitDebugger();
            end = handleUntilEnd();
        } finally {
            guard.forget(this);
            lifetime.end();
            memory.awaitAsker();
        }
        Usage used = usage();
        engine.close();
        if (end.reason() == EndReason.MEMORY_LIMIT_EXCEEDED) {
            // What malloc keeps of it would count against the neighbours until the next trim.
            host.askers().execute(KernelMemory::trim);
        }
        outlet.close();
        host.ended(id, new FromAgent.Ended(id, end.reason(), end.limit(), end.measured(), used));
    }

    /** Tells that no isolate could be restored. */
    void neverLived(String why) {
        host.ended(id, new FromAgent.CreateFailed(id, why));
    }

    /** Makes turns for debuggers alone until one of them says that the worker may begin. */
    private void awaitDebugger() {
        DebugPort port = engine.debuggers();
        sink.flush();
        while (port != null && port.inspector().isWaiting() && !lifetime.isStopped()) {
            if (engine.loop().hasTasks()) {
                turn(null);
                sink.flush();
            } else {
                LockSupport.park(this);
            }
        }
    }

    private Stop handleUntilEnd() {
        while (true) {
            try (IJavetClosable _ = engine.js().lock()) {
                while (!lifetime.isStopped() && handleOne()) {}
                engine.js().pump();
            } catch (JavetException e) {
                throw new IllegalStateException(e);
            }
            Stop verdict = lifetime.verdict();
            if (verdict != null) {
                return verdict;
            }
            if (destroying != null && isQuiet()) {
                return Stop.of(destroying.reason());
            }
            verdict = lifetime.verdict();
            if (verdict != null) {
                return verdict;
            }
            engine.shareSnapshot();
            sink.flush();
            sleep();
        }
    }

    /** Handles one message, task or timer; false if there is none. */
    private boolean handleOne() {
        ToIsolate message = mailbox.poll();
        if (message != null) {
            handle(message);
            return true;
        }
        if (engine.loop().hasTasks() || engine.loop().nanosUntilTimer() == 0) {
            turn(null);
            return true;
        }
        return false;
    }

    private void handle(ToIsolate message) {
        if (message instanceof ToAgent.Destroy destroy) {
            destroying = destroy;
        } else if (message instanceof ToAgent.Probe) {
            sink.append(new FromAgent.Measured(id, usage()));
        } else {
            turn(message);
        }
        long cost = FlowCost.of(message);
        FromAgent.Consumed told = cost == FlowCost.FREE ? null : ledger.handled(id, cost);
        if (told != null) {
            sink.append(told);
        }
    }

    /** A turn for a message of the host, or else for a task, or else for a timer that is due. */
    private void turn(@Nullable ToIsolate message) {
        outlet.beginTurn();
        clock.begin();
        guard.wakeForTurn();
        try {
            if (message != null) {
                enter(message);
            } else if (!engine.loop().runTask()) {
                engine.js().runTimer();
            }
            if (engine.js().hasRejections()) {
                engine.js().reportRejections();
            }
        } catch (IsolateTerminated e) {
            lifetime.stop(Stop.of(EndReason.HEAP_OUT_OF_MEMORY));
        } catch (EntryFailed e) {
            sink.append(new FromAgent.Faulted(id, ErrorSource.EVENT, GuestError.of("Error", "the turn was cut short")));
        } finally {
            clock.end();
        }
        if (!lifetime.isStopped()) {
            Stop verdict = memory.measureAfterTurn();
            if (verdict != null) {
                lifetime.stop(verdict);
            }
        }
    }

    private void enter(ToIsolate message) {
        WorkerPort port = engine.port();
        switch (message) {
            case ToAgent.Deliver(var _, var event, var payload) -> port.event(event, payload);
            case ToAgent.Request(var _, var call, var method, var payload) -> port.request(call, method, payload);
            case ToAgent.Respond(var _, var call, var outcome) -> port.answer(call, outcome);
            case ToAgent.Execute execute -> port.execute(execute);
            case ToAgent.DefineModule module -> engine.scripts().define(module);
            case ToAgent.ExecuteModule(var _, var call, var name) ->
                engine.scripts().run(call, name);
            case ToAgent.StreamData _, ToAgent.StreamEnd _, ToAgent.StreamPull _, ToAgent.StreamCancel _ ->
                port.stream(message);
            default -> {}
        }
    }

    /** Whether nothing goes on that the host began. */
    private boolean isQuiet() {
        try {
            return engine.loop().pendingOperations() == 0 && engine.activity() == 0;
        } catch (IsolateTerminated e) {
            // Stopped while idle, such as by the end of its grace; the verdict is there.
            return false;
        }
    }

    private void sleep() {
        if (hasWork()) {
            return;
        }
        long timer = engine.loop().nanosUntilTimer();
        boolean mayLead = timer == EventLoop.NEVER && engine.loop().pendingOperations() == 0 && destroying == null;
        if (mayLead) {
            if (!source.lead(this)) {
                LockSupport.park(this);
            }
        } else if (timer > 0) {
            LockSupport.parkNanos(this, Math.min(timer, nanosUntilDestroyed()));
        }
    }

    private long nanosUntilDestroyed() {
        return destroying == null ? Long.MAX_VALUE : Math.max(1, lifetime.deadline() - System.nanoTime());
    }
}
