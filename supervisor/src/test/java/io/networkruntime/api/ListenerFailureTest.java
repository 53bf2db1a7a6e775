package io.networkruntime.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.networkruntime.protocol.ErrorSource;
import io.networkruntime.protocol.GuestError;
import io.networkruntime.protocol.MessageTooLargeException;
import io.networkruntime.protocol.Payload;
import io.networkruntime.supervisor.isolate.EndReport;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Listeners and executors of embedders that fail: whoever else there is goes on. */
final class ListenerFailureTest {
    private static final String TOO_LARGE = "1".repeat((16 << 20) + 1);

    private final Queue<String> log = new ConcurrentLinkedQueue<>();

    private Sandbox.Builder sandbox() {
        return Sandbox.builder().agents(1).log(log::add);
    }

    private static Isolate create(Sandbox sandbox, IsolateListener listener) throws Exception {
        return sandbox.createIsolate(listener).get(30, TimeUnit.SECONDS);
    }

    private static String run(Isolate isolate, String code) throws Exception {
        return WorkerTest.text(isolate.execute(code, "test.js"));
    }

    @Test
    void whoFailsAtTheEndOfOneIsolateHarmsNoOtherOfItsAgent() throws Exception {
        try (Sandbox sandbox = sandbox().executor(Runnable::run).build()) {
            Isolate failing = create(sandbox, new IsolateListener() {
                @Override
                public void onEnd(EndReport report) {
                    throw new IllegalStateException("mine");
                }
            });
            Isolate neighbour = create(sandbox, new IsolateListener() {});
            failing.destroy().get(30, TimeUnit.SECONDS);
            assertThat(run(neighbour, "6 * 7")).isEqualTo("42");
            assertThat(log).contains("a listener of isolate #0 failed: java.lang.IllegalStateException: mine");
        }
    }

    @Test
    void whoFailsWithAnErrorHearsWhatComesNext() throws Exception {
        CompletableFuture<String> second = new CompletableFuture<>();
        try (Sandbox sandbox = sandbox().build()) {
            Isolate isolate = create(sandbox, new IsolateListener() {
                @Override
                public void onEvent(String event, Payload data) {
                    if (event.equals("first")) {
                        throw new AssertionError("mine");
                    }
                    second.complete(event);
                }

                @Override
                public void onError(ErrorSource source, GuestError error) {
                    throw new AssertionError("mine too");
                }
            });
            var refused = isolate.execute("let", "bad.ts", Language.TYPESCRIPT);
            assertThat(refused).failsWithin(30, TimeUnit.SECONDS);
            run(isolate, "NETWORK.send('first', 1); NETWORK.send('second', 2)");
            assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo("second");
        }
        assertThat(log)
                .contains("a listener of isolate #0 failed: java.lang.AssertionError: mine")
                .contains("a listener of isolate #0 failed: java.lang.AssertionError: mine too");
    }

    @Test
    void anAnswerThatIsNothingOrTooMuchRejectsTheRequest() throws Exception {
        try (Sandbox sandbox = sandbox().build()) {
            Isolate isolate = create(sandbox, new IsolateListener() {
                @Override
                @SuppressWarnings("NullAway") // as an embedder without a checker may
                public CompletionStage<Payload> onRequest(String method, Payload data) {
                    return switch (method) {
                        case "none" -> null;
                        case "null" -> CompletableFuture.<Payload>completedFuture(null);
                        default -> CompletableFuture.completedFuture(Payload.json(TOO_LARGE));
                    };
                }
            });
            assertThat(run(isolate, "NETWORK.request('none').catch((e) => e.message)"))
                    .isEqualTo("\"the listener gave no answer to the request \\\"none\\\"\"");
            assertThat(run(isolate, "NETWORK.request('large').catch((e) => e.message)"))
                    .isEqualTo("\"Payload.json takes 16777217 bytes, allowed are 16777216\"");
            assertThat(run(isolate, "NETWORK.request('null').catch((e) => e.message)"))
                    .isEqualTo("\"The answer to the request \\\"null\\\" is null, not a payload\"");
        }
    }

    @Test
    void whoSaysTooMuchAtOnceIsToldAndMaySayMore() throws Exception {
        try (Sandbox sandbox = sandbox().build()) {
            Isolate isolate = create(sandbox, new IsolateListener() {});
            assertThatExceptionOfType(MessageTooLargeException.class)
                    .isThrownBy(() -> isolate.send("large", Payload.json(TOO_LARGE)));
            assertThatExceptionOfType(MessageTooLargeException.class)
                    .isThrownBy(() -> isolate.request("x".repeat(257), Payload.json("1")))
                    .withMessageContaining("Request.method takes 257 bytes, allowed are 256");
            assertThat(run(isolate, "6 * 7")).isEqualTo("42");
        }
    }

    @Test
    void aSandboxClosesThoughItsExecutorIsClosedAlready() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        Sandbox sandbox = sandbox().executor(executor).build();
        Isolate isolate = create(sandbox, new IsolateListener() {});
        executor.shutdownNow();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(sandbox::close);
        assertThat(closed).succeedsWithin(30, TimeUnit.SECONDS);
        assertThat(isolate.ended()).isCompleted();
        assertThat(log).anyMatch(line -> line.startsWith("the executor of the listener of isolate #0 takes no more"));
    }
}
