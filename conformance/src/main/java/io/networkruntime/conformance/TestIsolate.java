package io.networkruntime.conformance;

import io.networkruntime.api.GuestException;
import io.networkruntime.api.Isolate;
import io.networkruntime.api.IsolateListener;
import io.networkruntime.api.Sandbox;
import io.networkruntime.conformance.FileResult.Status;
import io.networkruntime.protocol.Payload;
import io.networkruntime.supervisor.isolate.EndReport;
import io.networkruntime.supervisor.pool.AgentDeath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs one test in an isolate of its own and hears what its harness says. Used once, by one thread. */
final class TestIsolate implements IsolateListener {
    private static final Pattern CONNECTION = Pattern.compile("\"conn_id\":(\\d{1,15})");

    private volatile @Nullable Isolate serving;
    /** How long the harness has to sum up once the time is over. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final TestId test;
    private final HostDoor host;
    private final List<Subtest> subtests = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();

    /** How the file ended, and why. */
    private record Ending(Status status, String message) {}

    TestIsolate(TestId test, HostDoor host) {
        this.test = test;
        this.host = host;
    }

    /** Runs the script; takes at most the time, and a few seconds more for summing up. */
    FileResult run(Sandbox sandbox, String code, Duration time) throws InterruptedException {
        long start = System.nanoTime();
        Ending end = ended(sandbox, code, time);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        return new FileResult(test, end.status, end.message, List.copyOf(subtests), taken);
    }

    private Ending ended(Sandbox sandbox, String code, Duration time) throws InterruptedException {
        Isolate isolate;
        try {
            isolate = sandbox.createIsolate(this).get(30, TimeUnit.SECONDS);
            serving = isolate;
        } catch (ExecutionException | TimeoutException e) {
            return new Ending(Status.CRASH, "no isolate could be made: " + e);
        }
        try {
            var _ = isolate.execute(code, test.path()).whenComplete((_, failure) -> {
                if (failure != null) {
                    thrown(isolate, failure);
                }
            });
            return waited(isolate, time);
        } finally {
            if (isolate.isLive()) {
                var _ = isolate.destroy();
            }
        }
    }

    /** The script threw: the harness tells what it had until then. */
    private void thrown(Isolate isolate, Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        if (!(cause instanceof GuestException) || !isolate.isLive()) {
            return;
        }
        String message = Json.quote(String.valueOf(cause.getMessage()));
        var _ = isolate.execute("wptSetup.fail(" + message + ")", "wpt-fail.js").whenComplete((_, unheard) -> {
            if (unheard != null) {
                ending.complete(new Ending(Status.ERROR, String.valueOf(cause.getMessage())));
            }
        });
    }

    private Ending waited(Isolate isolate, Duration time) throws InterruptedException {
        try {
            return ending.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (isolate.isLive()) {
                var _ = isolate.execute("timeout()", "wpt-timeout.js");
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        try {
            return ending.get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return new Ending(Status.TIMEOUT, "the worker did not answer");
        }
    }

    @Override
    public void onEvent(String event, Payload data) {
        if (event.equals("wpt.results")) {
            for (Object entry : Json.array(decoded(data))) {
                List<?> fields = Json.array(entry);
                subtests.add(new Subtest(
                        host.place().withoutPorts(Json.string(fields.get(0))),
                        Subtest.Outcome.of(Json.integer(fields.get(1))),
                        Json.string(fields.get(2))));
            }
        } else if (event.equals("wpt.done")) {
            List<?> fields = Json.array(decoded(data));
            ending.complete(new Ending(status(Json.integer(fields.get(0))), Json.string(fields.get(1))));
        } else if (event.equals("ws.open")) {
            refuseSocket(new String(data.bytes(), StandardCharsets.UTF_8));
        }
    }

    /** There is no WebSocket server here: whoever asks for one is told so at once. */
    private void refuseSocket(String request) {
        Matcher connection = CONNECTION.matcher(request);
        Isolate asking = serving;
        if (asking != null && asking.isLive() && connection.find()) {
            asking.send(
                    "__ws_event",
                    Payload.json("{\"conn_id\":" + connection.group(1) + ",\"event_type\":\"error\",\"data\":{}}"));
        }
    }

    /** The worker sends a string that holds JSON: it must not matter what a test did to the serialisation. */
    private static Object decoded(Payload data) {
        String outer = new String(data.bytes(), StandardCharsets.UTF_8);
        Object inner = Json.parse(Json.string(Json.parse(outer)));
        return inner == null ? List.of() : inner;
    }

    /** By testharness.js's numbers; what a precondition rules out did nothing wrong. */
    private static Status status(int number) {
        return switch (number) {
            case 0, 3 -> Status.OK;
            case 2 -> Status.TIMEOUT;
            default -> Status.ERROR;
        };
    }

    @Override
    public CompletionStage<Payload> onRequest(String method, Payload data) {
        return host.answer(method, data);
    }

    @Override
    public void onEnd(EndReport report) {
        String lastWords = report.agentDeath().map(AgentDeath::stderrTail).orElse("");
        ending.complete(new Ending(
                Status.CRASH,
                report.reason().word() + ": " + report.detail()
                        + (lastWords.isEmpty() ? "" : "; its last words: " + lastWords)));
    }
}
