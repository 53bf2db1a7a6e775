package io.networkruntime.engine.script;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import io.networkruntime.engine.isolate.Blueprint;
import io.networkruntime.engine.isolate.EventLoop;
import io.networkruntime.engine.isolate.JsIsolate;
import io.networkruntime.engine.isolate.OpExecutor;
import io.networkruntime.engine.natives.CacheFolder;
import io.networkruntime.engine.natives.EngineFlags;
import io.networkruntime.engine.natives.NativeFiles;
import io.networkruntime.engine.natives.V8Engine;
import io.networkruntime.engine.ops.OpTable;
import io.networkruntime.engine.ops.web.WebOps;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** An isolate with the worker's web platform, and the thread that made it as its event loop. */
final class ScriptIsolate implements AutoCloseable {
    private static final V8Host HOST = V8Engine.load(
            NativeFiles.ensureIn(new CacheFolder(Path.of("target", "test-cache"))), EngineFlags.standard());

    /** How often an idle loop looks whether V8 itself has finished something, in ms. */
    private static final long IDLE_MILLIS = 20;

    private final Semaphore wake = new Semaphore(0);
    private final EventLoop loop = new EventLoop(wake::release);
    private final JsIsolate isolate;

    ScriptIsolate(byte[] snapshot) throws JavetException {
        OpTable ops = new OpTable();
        WebOps.register(ops);
        // What a worker's host offers beside the web's operations.
        ops.sync("wasmMemory", _ -> null);
        // Uncaught errors go here. Whether there may be any is for the tests themselves to see, by their events.
        ops.sync("postError", _ -> null);
        isolate = JsIsolate.start(
                HOST, new Blueprint(snapshot, ops, "{\"scope\":\"worker\"}"), loop, OpExecutor.virtualThreads());
    }

    /** The snapshot that the bundle of this build makes. */
    static byte[] workerSnapshot() throws JavetException, IOException {
        V8RuntimeOptions options = new V8RuntimeOptions();
        options.setCreateSnapshotEnabled(true);
        try (V8Runtime runtime = HOST.createV8Runtime(options);
                InputStream bundle = Objects.requireNonNull(
                        EventLoop.class.getResourceAsStream("/io/networkruntime/engine/snapshot/worker.js"))) {
            runtime.getExecutor(new String(bundle.readAllBytes(), StandardCharsets.UTF_8))
                    .setResourceName("internal:worker.js")
                    .executeVoid();
            return runtime.createSnapshot();
        }
    }

    /** Runs a script in the global scope. */
    void run(String script, String name) throws JavetException {
        isolate.runtime().getExecutor(script).setResourceName(name).executeVoid();
        reportRejections();
    }

    /** The text that an expression gives. */
    String text(String expression) throws JavetException {
        return isolate.runtime().getExecutor("String(" + expression + ")").executeString();
    }

    /** Turns the event loop until the expression is true; false if it did not become true in time. */
    boolean turnUntil(String condition, Duration patience) throws JavetException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!text(condition).equals("true")) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            turn();
        }
        return true;
    }

    private void turn() throws InterruptedException {
        isolate.pump();
        long untilTimer = loop.nanosUntilTimer();
        if (loop.runTask()) {
            reportRejections();
        } else if (untilTimer == 0) {
            isolate.runTimer();
            reportRejections();
        } else {
            boolean _ = wake.tryAcquire(
                    Math.min(untilTimer, TimeUnit.MILLISECONDS.toNanos(IDLE_MILLIS)), TimeUnit.NANOSECONDS);
        }
    }

    private void reportRejections() {
        if (isolate.hasRejections()) {
            isolate.reportRejections();
        }
    }

    @Override
    public void close() {
        isolate.close();
    }
}
