package io.networkruntime.supervisor.main;

import io.networkruntime.api.GuestException;
import io.networkruntime.api.Isolate;
import io.networkruntime.api.IsolateListener;
import io.networkruntime.api.Language;
import io.networkruntime.api.ModuleScript;
import io.networkruntime.protocol.ErrorSource;
import io.networkruntime.protocol.FromAgent.FromIsolate;
import io.networkruntime.protocol.GuestError;
import io.networkruntime.protocol.Payload;
import io.networkruntime.supervisor.isolate.EndReport;
import io.networkruntime.supervisor.isolate.IsolateEndedException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One worker isolate as the main script knows it: numbers on the script's side, futures on the API's.
 *
 * <p>Confined to the main isolate's thread; what completes elsewhere comes in as a task of its loop.
 */
final class MainWorker implements IsolateListener {
    /** Kinds towards the bundle. */
    private static final int EVENT = 0;

    private static final int REQUEST = 1;
    private static final int ANSWER = 2;
    private static final int EXECUTED = 3;

    /** The script's answer to a request of the worker. */
    private static final class Asked extends CompletableFuture<Payload> {
        private final long id;

        Asked(long id) {
            this.id = id;
        }
    }

    private final int target;
    private final SandboxOps ops;
    private final Map<Long, Asked> asked = new HashMap<>();
    private final Map<Long, CompletableFuture<Payload>> asking = new HashMap<>();
    private final Map<String, String> modules = new LinkedHashMap<>();
    private @Nullable Isolate isolate;
    private long lastAsked;

    MainWorker(int target, SandboxOps ops) {
        this.target = target;
        this.ops = ops;
    }

    /** Says which isolate this is. */
    void isolate(Isolate made) {
        isolate = made;
    }

    Isolate isolate() {
        return Objects.requireNonNull(isolate);
    }

    // ---- what the script says

    void execute(long id, String code, String filename, Language language) {
        follow(isolate().execute(code, filename, language), id, EXECUTED);
    }

    /** Keeps a module for the next {@link #executeModule}. */
    void addModule(String name, String text) {
        modules.put(name, text);
    }

    void executeModule(long id, String code, String filename, Language language) {
        ModuleScript script = new ModuleScript(code, modules, filename, language);
        modules.clear();
        follow(isolate().executeModule(script), id, EXECUTED);
    }

    void request(long id, String method, Payload payload) {
        CompletableFuture<Payload> answer = isolate().request(method, payload);
        asking.put(id, answer);
        follow(answer, id, ANSWER);
    }

    void cancel(long id) {
        CompletableFuture<Payload> answer = asking.remove(id);
        if (answer != null) {
            var _ = answer.cancel(false);
        }
    }

    void answer(long id, Payload payload) {
        CompletableFuture<Payload> request = asked.remove(id);
        if (request != null) {
            request.complete(payload);
        }
    }

    void refuse(long id, GuestError error) {
        CompletableFuture<Payload> request = asked.remove(id);
        if (request != null) {
            request.completeExceptionally(new GuestException(error));
        }
    }

    void destroy(boolean forShutdown) {
        try {
            var _ = isolate().destroy(forShutdown);
        } catch (IsolateEndedException already) {
            // The script has not heard of the end yet, which is on its way.
        }
    }

    /** The worker's agent sent bytes that no honest one sends. */
    void lied(String what) {
        isolate().condemn(what);
    }

    private void follow(CompletableFuture<Payload> future, long id, int kind) {
        var _ = future.whenComplete((value, failure) -> ops.loop().post(() -> {
            asking.remove(id);
            if (failure == null) {
                receive(kind, id, "", value);
            } else if (guest(failure) instanceof GuestException guest) {
                refused(kind == EXECUTED, id, guest);
            }
            // Any other failure is the isolate's end, which the script hears of by itself.
        }));
    }

    private static Throwable guest(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    private void refused(boolean executed, long id, GuestException guest) {
        ops.bundle()
                .refused()
                .call(target, executed, (double) id, guest.errorName(), guest.errorMessage(), guest.guestStack());
    }

    private void receive(int kind, long id, String name, Payload payload) {
        ops.bundle().mail().receive(target, kind, id, name, payload.format() == Payload.Format.JSON, payload.bytes());
    }

    private void system(String event, String json) {
        ops.bundle().system().call(target, event, json);
    }

    // ---- what the worker says

    void created() {
        system("created", "{}");
    }

    @Override
    public void onEvent(String event, Payload data) {
        receive(EVENT, 0, event, data);
    }

    @Override
    public CompletionStage<Payload> onRequest(String method, Payload data) {
        long id = ++lastAsked;
        Asked answer = new Asked(id);
        asked.put(id, answer);
        receive(REQUEST, id, method, data);
        return answer;
    }

    @Override
    public void onCancel(CompletionStage<Payload> answer) {
        if (answer instanceof Asked given && asked.remove(given.id) != null) {
            ops.bundle().cancelled().call(target, (double) given.id);
        }
    }

    @Override
    public void onStream(FromIsolate word) {
        ops.bundle().streams().hear(target, word);
    }

    @Override
    public void onError(ErrorSource source, GuestError error) {
        system("error", Reports.error(source, error));
    }

    @Override
    public void onConsole(String level, String text) {
        system("console", Reports.console(level, text));
    }

    @Override
    public void onEnd(EndReport report) {
        asked.clear();
        system(report.reason().isByHost() ? "destroyed" : "terminated", Reports.end(report));
        ops.forget(target);
    }
}
