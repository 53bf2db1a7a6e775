package io.networkruntime.escape;

import io.networkruntime.api.Isolate;
import io.networkruntime.api.IsolateListener;
import io.networkruntime.api.Sandbox;
import io.networkruntime.protocol.ErrorSource;
import io.networkruntime.protocol.GuestError;
import io.networkruntime.protocol.Payload;
import io.networkruntime.supervisor.isolate.EndReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A worker isolate that hostile scripts run in, and the host that it talks to: it echoes requests and serves fetch. */
final class Attacker implements IsolateListener {
    private static final int PATIENCE_SECONDS = 60;

    private final List<GuestError> errors = new CopyOnWriteArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Payload> never = new CompletableFuture<>();
    private final CompletableFuture<EndReport> end = new CompletableFuture<>();
    private final Isolate isolate;

    private Attacker(Sandbox sandbox) {
        isolate = get(sandbox.createIsolate(this));
    }

    static Attacker in(Sandbox sandbox) {
        return new Attacker(sandbox);
    }

    /** The text of a script among the test's resources. */
    static String script(String path) throws IOException {
        try (InputStream in = Objects.requireNonNull(Attacker.class.getResourceAsStream("/escape/" + path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    Isolate isolate() {
        return isolate;
    }

    /** Runs a script, and gives the JSON text of what it completes with. */
    String run(String code, String name) {
        return text(get(isolate.execute(code, name)));
    }

    /** Whether the worker still does what it is asked to. */
    boolean answers() {
        return run("6 * 7", "answer.js").equals("42");
    }

    /** Ends the isolate. */
    void leave() {
        var _ = isolate.destroy();
    }

    List<GuestError> errors() {
        return errors;
    }

    List<String> events() {
        return events;
    }

    /** Answers the request for {@code late} now. */
    void answerLate() {
        never.complete(Payload.json("\"late\""));
    }

    CompletableFuture<EndReport> end() {
        return end;
    }

    static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    static String text(Payload payload) {
        return new String(payload.bytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void onEvent(String event, Payload data) {
        events.add(event + (data.format() == Payload.Format.JSON ? " " + text(data) : " (clone)"));
    }

    @Override
    public CompletionStage<Payload> onRequest(String method, Payload data) {
        return switch (method) {
            case "echo" -> CompletableFuture.completedFuture(data);
            case "fetch" ->
                CompletableFuture.completedFuture(Payload.json("{\"status\":200,\"headers\":{},\"body\":\"hello\"}"));
            case "late" -> never.copy();
            default -> IsolateListener.super.onRequest(method, data);
        };
    }

    @Override
    public void onError(ErrorSource source, GuestError error) {
        errors.add(error);
    }

    @Override
    public void onEnd(EndReport report) {
        end.complete(report);
    }
}
