package io.networkruntime.supervisor.main;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interfaces.IJavetClosable;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.monitoring.V8HeapStatistics;
import com.caoccao.javet.values.reference.V8ValuePromise;
import io.networkruntime.api.SandboxHost;
import io.networkruntime.engine.inspector.IsolateInspector;
import io.networkruntime.engine.isolate.Blueprint;
import io.networkruntime.engine.isolate.Entry;
import io.networkruntime.engine.isolate.EntryFailed;
import io.networkruntime.engine.isolate.EventLoop;
import io.networkruntime.engine.isolate.IsolateTerminated;
import io.networkruntime.engine.isolate.JsIsolate;
import io.networkruntime.engine.isolate.OpExecutor;
import io.networkruntime.engine.json.JsonWriter;
import io.networkruntime.engine.module.ModuleLoader;
import io.networkruntime.engine.module.TypeScript;
import io.networkruntime.engine.natives.CacheFolder;
import io.networkruntime.engine.ops.OpTable;
import io.networkruntime.engine.ops.http.HttpClients;
import io.networkruntime.engine.ops.web.WebOps;
import io.networkruntime.supervisor.deno.DenoOps;
import io.networkruntime.supervisor.deno.HeapUsage;
import io.networkruntime.supervisor.deno.SocketWait;
import io.networkruntime.supervisor.inspector.InspectorAddress;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The main isolate and its event loop; lives on the thread that calls {@link #run}.
 *
 * <p>While it has nothing to do it reads from the agents itself, so that a worker's answer costs no thread hop.
 */
public final class MainIsolate {
    private static final int RUNNING = -1;
    private static final long HEAP_PERIOD_NANOS = 50_000_000;
    /** After so many turns sockets are looked at, and after so many rounds of sockets agents are. */
    private static final int TURNS_AT_ONCE = 64;

    private static final int ROUNDS_WITHOUT_AGENTS = 16;

    private final SandboxHost host;
    private final MainSettings settings;
    private final EventLoop loop;
    private final BooleanSupplier hasTasks;
    private final SandboxOps sandboxes;
    private final AtomicInteger exit = new AtomicInteger(RUNNING);
    private volatile @Nullable JsIsolate running;
    private volatile @Nullable SocketWait sockets;
    private volatile @Nullable IsolateInspector inspector;
    private @Nullable Repl repl;
    private HeapUsage heap = new HeapUsage(0, 0, 0);
    private long heapRead;
    private int busyRounds;

    public MainIsolate(SandboxHost host, MainSettings settings) {
        this.host = host;
        this.settings = settings;
        loop = new EventLoop(this::wakeUp);
        hasTasks = loop::hasTasks;
        sandboxes = new SandboxOps(host, settings.sandbox(), loop, settings.log());
    }

    private void wakeUp() {
        SocketWait waiting = sockets;
        if (waiting != null) {
            waiting.wakeUp();
        }
        host.wakeUp();
    }

    /** Starts the agents that the script will most likely want. Any thread, before {@link #run}. */
    public void prestart() {
        sandboxes.prestart();
    }

    /** Ends the program with this status as soon as the script can be stopped. Any thread; the first status stands. */
    public void exit(int status) {
        exit.compareAndSet(RUNNING, status);
        JsIsolate js = running;
        if (js != null) {
            js.terminate();
        }
        IsolateInspector debuggers = inspector;
        if (debuggers != null) {
            debuggers.abandon();
        }
        wakeUp();
    }

    /**
     * Runs a program to its end.
     *
     * @param v8 loaded in this process
     * @param snapshot of the main bundle
     * @return the exit status
     * @throws JavetException if V8 refuses to make an isolate
     */
    public int run(V8Host v8, byte[] snapshot, Program program) throws JavetException {
        OpTable ops = new OpTable();
        boolean goesOn = settings.repl() != ReplMode.OFF;
        UncaughtErrors uncaught = new UncaughtErrors(settings, status -> {
            if (!goesOn) {
                exit(status);
            }
        });
        uncaught.register(ops);
        new MainConsole(settings).register(ops);
        WebOps.register(ops);
        HttpClients clients = new HttpClients();
        WebOps.registerNetwork(ops, clients);
        sandboxes.register(ops);
        DenoOps deno = DenoOps.register(
                ops, clients, new MainDenoHost(settings, program, this::exit, () -> running, () -> heap));
        JsIsolate js = JsIsolate.start(v8, new Blueprint(snapshot, ops, config()), loop, OpExecutor.virtualThreads());
        running = js;
        sockets = deno.socketWait();
        try (ModuleLoader loader = program.open(js.runtime(), settings.modules(), uncaught)) {
            deno.bind(js);
            sandboxes.bind(js);
            PromiseStates.offer(js);
            return settings.inspector().isNone()
                    ? live(js, deno, loader, program, uncaught)
                    : debugged(js, deno, loader, program, uncaught);
        } catch (JavetException e) {
            // What was stopped by exit() may say so in any of V8's calls.
            if (exit.get() == RUNNING) {
                throw e;
            }
            return exit.get();
        } finally {
            running = null;
            deno.close();
        }
    }

    private int debugged(JsIsolate js, DenoOps deno, ModuleLoader loader, Program program, UncaughtErrors uncaught)
            throws JavetException {
        try (DebugServers servers =
                DebugServers.listen(settings.inspector(), js.runtime().getVersion(), uncaught::line)) {
            host.offerToDebuggers(servers);
            Optional<InspectorAddress> address = settings.inspector().main();
            return address.isEmpty()
                    ? live(js, deno, loader, program, uncaught)
                    : inspected(address.get().breaks(), servers, js, deno, loader, program, uncaught);
        } catch (IOException e) {
            uncaught.print("", String.valueOf(e.getMessage()));
            return 1;
        }
    }

    private int inspected(
            boolean breaks,
            DebugServers servers,
            JsIsolate js,
            DenoOps deno,
            ModuleLoader loader,
            Program program,
            UncaughtErrors uncaught)
            throws JavetException {
        try (IsolateInspector opened = IsolateInspector.open(js.runtime(), loop, breaks)) {
            inspector = opened;
            js.entry("inspected").call();
            loader.showSources();
            servers.present(opened, program.url(), uncaught::line);
            if (breaks) {
                awaitDebugger(opened);
                loader.beforeMain(() -> opened.breakOnStart(program.url()));
            }
            return live(js, deno, loader, program, uncaught);
        } finally {
            inspector = null;
        }
    }

    private void awaitDebugger(IsolateInspector opened) {
        while (exit.get() == RUNNING && opened.isWaiting()) {
            if (!loop.runTask()) {
                host.waitForAgents(hasTasks, -1);
            }
        }
    }

    private String config() {
        return JsonWriter.write(Map.of(
                "scope",
                "main",
                // Programs that ask for the runtime look for Deno's name at the beginning.
                "userAgent",
                "Deno/2.9.6 (network-runtime)",
                // The main script is trusted: it may measure.
                "clockResolutionMs",
                0.001,
                "consoleColors",
                settings.colorOut(),
                "consoleErrorColors",
                settings.colorErrors()));
    }

    private int live(JsIsolate js, DenoOps deno, ModuleLoader loader, Program program, UncaughtErrors uncaught)
            throws JavetException {
        Entry alive = js.entry("alive");
        V8ValuePromise main = null;
        try {
            // Nobody else ever enters this isolate, so its thread need not let go of it while it waits; but for
            // debuggers.
            try (IJavetClosable _ = settings.inspector().main().isEmpty() ? js.lock() : null) {
                readHeap(js);
                main = program.start(loader);
                endTurn(js);
                startRepl(js, loader, program);
                boolean loaded = false;
                do {
                    if (!loaded && main.isFulfilled()) {
                        loaded = true;
                        js.entry("loaded").call();
                        endTurn(js);
                    }
                } while (exit.get() == RUNNING && turnOrWait(js, deno, alive));
            }
            if (exit.get() == RUNNING && main.isPending()) {
                uncaught.print("", "Top-level await promise never resolved");
                return 1;
            }
        } catch (IsolateTerminated e) {
            // exit() has set the status.
        }
        return exit.get() == RUNNING ? deno.exitCode() : exit.get();
    }

    private void startRepl(JsIsolate js, ModuleLoader loader, Program program) {
        if (settings.repl() != ReplMode.OFF) {
            ReplEvaluator evaluator = new ReplEvaluator(
                    js,
                    loader,
                    new TypeScript(CacheFolder.standard(), settings.modules().typeScript()),
                    program.url(),
                    settings.colorOut());
            Repl started = new Repl(settings, loop, evaluator, settings.repl() == ReplMode.TERMINAL);
            repl = started;
            started.start();
        }
    }

    private boolean isReading() {
        Repl reading = repl;
        return reading != null && reading.isOpen();
    }

    /** Does what there is to do, or waits; false when nothing is left that could ever happen. */
    private boolean turnOrWait(JsIsolate js, DenoOps deno, Entry alive) throws JavetException {
        for (int turns = 0; turns < TURNS_AT_ONCE && exit.get() == RUNNING && turn(js); turns++) {}
        js.pump();
        boolean ready = socketsTurn(js, deno);
        if ((ready && ++busyRounds % ROUNDS_WITHOUT_AGENTS != 0) || loop.hasTasks()) {
            return true;
        }
        if (!isReading()
                && sandboxes.keptWorkers() == 0
                && loop.pendingOperations() - deno.idleOperations() <= 0
                && alive.call() == 0) {
            return false;
        }
        if (System.nanoTime() - heapRead > HEAP_PERIOD_NANOS) {
            readHeap(js);
        }
        long nanos = loop.nanosUntilTimer();
        SocketWait waiting = deno.socketWait();
        waitForAll(waiting, ready ? 0 : waiting.longest(nanos == EventLoop.NEVER ? -1 : nanos));
        return true;
    }

    /** Waits for agents, sockets and tasks; for ever if the time is negative. */
    private void waitForAll(SocketWait waiting, long nanos) {
        if (!waiting.isActive()) {
            host.waitForAgents(hasTasks, nanos);
        } else if (waiting.descriptors().length > 0) {
            host.waitForAgents(hasTasks, nanos, waiting.descriptors());
        } else {
            waiting.await(nanos);
        }
    }

    private boolean socketsTurn(JsIsolate js, DenoOps deno) throws JavetException {
        if (exit.get() != RUNNING) {
            return false;
        }
        try {
            boolean ready = deno.socketsTurn();
            if (ready) {
                endTurn(js);
            }
            return ready;
        } catch (EntryFailed e) {
            settings.log().accept("internal error in a turn of the main isolate: " + e.getCause());
            return true;
        }
    }

    /** V8 answers at once only while none of its code runs, so the script is told of the last answer between turns. */
    private void readHeap(JsIsolate js) {
        V8HeapStatistics now = js.runtime().getV8HeapStatistics().getNow(null);
        if (now != null) {
            heap = new HeapUsage(now.getTotalHeapSize(), now.getUsedHeapSize(), now.getExternalMemory());
        }
        heapRead = System.nanoTime();
    }

    private boolean turn(JsIsolate js) {
        try {
            if (!loop.runTask()) {
                if (loop.nanosUntilTimer() > 0) {
                    return false;
                }
                js.runTimer();
            }
            endTurn(js);
        } catch (EntryFailed e) {
            settings.log().accept("internal error in a turn of the main isolate: " + e.getCause());
        }
        return true;
    }

    private static void endTurn(JsIsolate js) {
        if (js.hasRejections()) {
            js.reportRejections();
        }
    }
}
