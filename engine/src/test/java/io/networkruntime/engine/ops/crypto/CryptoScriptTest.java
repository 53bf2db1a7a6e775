package io.networkruntime.engine.ops.crypto;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.networkruntime.engine.ops.web.BundleFileOps;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts in an isolate of the real bundle; each puts 'ok' or what went wrong into the global variable {@code outcome}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CryptoScriptTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final V8Host HOST = V8Engine.load(
            NativeFiles.ensureIn(new CacheFolder(Path.of("target", "test-cache"))), EngineFlags.standard());

    private byte[] snapshot = {};

    @BeforeAll
    void makeSnapshot() throws Exception {
        V8RuntimeOptions options = new V8RuntimeOptions();
        options.setCreateSnapshotEnabled(true);
        try (V8Runtime runtime = HOST.createV8Runtime(options)) {
            runtime.getExecutor(
                            text(EventLoop.class.getResourceAsStream("/io/networkruntime/engine/snapshot/worker.js")))
                    .executeVoid();
            snapshot = runtime.createSnapshot();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"round-trips.js", "clones.js", "refusals.js", "large-data.js"})
    void theScriptFindsNothingWrong(String name) throws Exception {
        assertThat(outcomeOf(name)).isEqualTo("ok");
    }

    /** Key material must not pass anything that a guest can replace. */
    @Test
    void patchedPrototypesSeeNoKeyMaterial() throws Exception {
        assertThat(outcomeOf("patched-prototypes.js")).isEqualTo("ok");
    }

    private String outcomeOf(String name) throws Exception {
        OpTable ops = new OpTable();
        BundleFileOps.register(ops);
        CryptoOps.register(ops, new SecureRandom());
        Semaphore wake = new Semaphore(0);
        EventLoop loop = new EventLoop(wake::release);
        Blueprint blueprint = new Blueprint(snapshot, ops, "{\"scope\":\"worker\"}");
        try (JsIsolate isolate = JsIsolate.start(HOST, blueprint, loop, OpExecutor.virtualThreads())) {
            isolate.runtime()
                    .getExecutor(text(getClass().getResourceAsStream(name)))
                    .executeVoid();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            String outcome = outcome(isolate);
            while (outcome.isEmpty() && System.nanoTime() < deadline) {
                if (!loop.runTask()) {
                    boolean _ = wake.tryAcquire(100, TimeUnit.MILLISECONDS);
                }
                outcome = outcome(isolate);
            }
            return outcome;
        }
    }

    private static String outcome(JsIsolate isolate) throws Exception {
        return isolate.runtime().getExecutor("globalThis.outcome ?? ''").executeString();
    }

    private static String text(@Nullable InputStream resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
