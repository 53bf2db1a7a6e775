package io.networkruntime.api;

import io.networkruntime.engine.module.Transpiler;
import io.networkruntime.engine.module.Transpiler.Transpiled;
import io.networkruntime.protocol.CallId;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.ErrorSource;
import io.networkruntime.protocol.FromAgent;
import io.networkruntime.protocol.FromAgent.FromIsolate;
import io.networkruntime.protocol.GuestError;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.IsolateSpec;
import io.networkruntime.protocol.MessageTooLargeException;
import io.networkruntime.protocol.Outcome;
import io.networkruntime.protocol.Payload;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.protocol.Usage;
import io.networkruntime.supervisor.isolate.DebugLines;
import io.networkruntime.supervisor.isolate.DebugOffer;
import io.networkruntime.supervisor.isolate.EndReport;
import io.networkruntime.supervisor.isolate.HandleListener;
import io.networkruntime.supervisor.isolate.IsolateHandle;
import io.networkruntime.supervisor.isolate.IsolateOrder;
import io.networkruntime.supervisor.pool.AgentServices;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One worker isolate, which lives in an agent process. Any thread may use it; nothing blocks.
 *
 * <p>What is said to it takes effect in the order of the calls. After its end, or after {@link #destroy}, every method that
 * would act throws an {@code IsolateEndedException}.
 */
public final class Isolate {
    /** How long {@link #destroy} lets what was sent before go on. */
    public static final Duration DESTROY_GRACE = Duration.ofSeconds(1);

    private final IsolateHandle handle;
    private final IsolateListener listener;
    private final Executor executor;
    private final Consumer<String> log;
    private final IsolateOptions options;
    private final WorkerScripts scripts;
    private final DebugOffer debugging;
    private final DebugLines debuggers;
    /** Held while a module and what it imports are said, so that no other module's words come between. */
    private final ReentrantLock sending = new ReentrantLock();

    private Isolate(Builder builder) {
        options = builder.options;
        listener = builder.listener;
        executor = builder.executor;
        log = builder.log;
        debugging = builder.debugging;
        handle = builder.handle(new Wire());
        debuggers = new DebugLines(
                handle, "Isolate " + handle.id() + (options.name().isEmpty() ? "" : " (" + options.name() + ")"));
        scripts = new WorkerScripts(
                handle.id(), builder.transpiler, debugging.inspection() != IsolateSpec.Inspection.NONE);
    }

    /** What a sandbox makes an isolate from. */
    record Builder(
            IsolateOptions options,
            IsolateListener listener,
            Executor executor,
            Consumer<String> log,
            Transpiler transpiler,
            DebugOffer debugging,
            Function<HandleListener, IsolateHandle> maker) {
        IsolateHandle handle(HandleListener wire) {
            return maker.apply(wire);
        }

        Isolate build() {
            return new Isolate(this);
        }
    }

    CompletableFuture<Isolate> created() {
        return handle.created().thenApply(_ -> this);
    }

    void create() {
        if (debugging.inspection() != IsolateSpec.Inspection.NONE) {
            var _ = handle.created().thenRun(() -> debugging.present(debuggers));
        }
        handle.create(new IsolateOrder(
                switch (options.console()) {
                    case NONE -> IsolateSpec.ConsoleMode.NONE;
                    case INHERIT -> IsolateSpec.ConsoleMode.INHERIT;
                    case EVENT -> IsolateSpec.ConsoleMode.EVENT;
                },
                options.tenant(),
                options.location(),
                debugging.inspection()));
    }

    /** Its number in its sandbox, from 0. */
    public int id() {
        return handle.id().value();
    }

    public IsolateOptions options() {
        return options;
    }

    /**
     * Runs a script in the worker's global scope.
     *
     * @param filename how it is called in stack traces
     * @return what the script completed with, awaited if it is a promise; fails with a {@link GuestException} if it threw
     */
    public CompletableFuture<Payload> execute(String code, String filename) {
        return execute(code, filename, Language.JAVASCRIPT);
    }

    /** As {@link #execute(String, String)}, for a script in another language; its stacks show the places that were written. */
    public CompletableFuture<Payload> execute(String code, String filename, Language language) {
        Optional<Transpiled> transpiled;
        try {
            transpiled = scripts.transpiled(code, filename, language);
        } catch (GuestException refused) {
            return refused(refused);
        }
        return handle.call(call -> scripts.execute(call, code, filename, transpiled))
                .thenApply(Isolate::value);
    }

    /**
     * Runs a module; it can import the modules that this isolate was given, now or before, and nothing else.
     *
     * @return an object with the module's exports, without those that are functions or symbols, once it has been evaluated;
     *     fails with a {@link GuestException} if it, or what it imports, cannot be had or threw
     * @throws IllegalArgumentException if a module's name was given another text before
     */
    public CompletableFuture<Payload> executeModule(ModuleScript script) {
        sending.lock();
        try {
            WorkerScripts.Entrance entrance = scripts.entrance(script);
            entrance.definitions().forEach(handle::say);
            scripts.said(entrance);
            return handle.call(call -> new ToAgent.ExecuteModule(handle.id(), call, entrance.name()))
                    .thenApply(Isolate::value);
        } catch (GuestException refused) {
            return refused(refused);
        } finally {
            sending.unlock();
        }
    }

    /** A text that never got to the worker is its error all the same. */
    private CompletableFuture<Payload> refused(GuestException why) {
        tell(() -> guarded(() -> listener.onError(ErrorSource.EXECUTE, why.error())));
        return CompletableFuture.failedFuture(why);
    }

    /**
     * Sends an event to {@code NETWORK.on(event, ...)}.
     *
     * @throws MessageTooLargeException if the name has more than 256 bytes of UTF-8 or the data more than 16 MiB
     */
    public void send(String event, Payload data) {
        handle.send(event, data);
    }

    /**
     * Asks {@code NETWORK.onRequest(method, ...)}; fails with a {@link GuestException} if the worker refused.
     *
     * @throws MessageTooLargeException if the name has more than 256 bytes of UTF-8 or the data more than 16 MiB
     */
    public CompletableFuture<Payload> request(String method, Payload data) {
        CompletableFuture<Outcome> answer = handle.request(method, data);
        CompletableFuture<Payload> value = answer.thenApply(Isolate::value);
        // Whoever gives the value up (a timeout, a cancel) gives the call up.
        var _ = value.whenComplete((_, _) -> answer.cancel(false));
        return value;
    }

    private static Payload value(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Value(var payload) -> payload;
            case Outcome.Failure(var error) -> throw new GuestException(error);
        };
    }

    /** Lets what was said before finish within the limits, at most for {@link #DESTROY_GRACE}, then ends the isolate. */
    public CompletableFuture<EndReport> destroy() {
        return destroy(false);
    }

    /** As {@link #destroy()}; the reason told is {@code shutdown} if that is why. */
    public CompletableFuture<EndReport> destroy(boolean forShutdown) {
        return handle.destroy(forShutdown ? EndReason.SHUTDOWN : EndReason.MANUAL, DESTROY_GRACE);
    }

    /** Says a word about a byte stream to the worker; what the demand allows is the caller's to keep to. */
    public void stream(ToAgent.ToIsolate word) {
        handle.stream(word);
    }

    /** Ends the agent of this isolate, because it sent what no honest agent sends. */
    public void condemn(String evidence) {
        handle.condemn(evidence);
    }

    CompletableFuture<EndReport> end(EndReason reason, Duration grace) {
        return handle.end(reason, grace);
    }

    /** Completes when the isolate has ended. */
    public CompletableFuture<EndReport> ended() {
        return handle.ended().copy();
    }

    public boolean isLive() {
        return handle.isLive();
    }

    /** What it has used, as its agent last said. */
    public Usage usage() {
        return handle.lastUsage();
    }

    /** What it has used, what was said to it and by it, and what waits. */
    public IsolateStats stats() {
        var traffic = handle.traffic();
        return new IsolateStats(
                usage(),
                handle.peakRssBytes(),
                traffic.messagesSent(),
                traffic.bytesSent(),
                traffic.messagesReceived(),
                traffic.bytesReceived(),
                traffic.pendingRequests(),
                traffic.queuedMessages(),
                traffic.queuedBytes());
    }

    /** The process that holds it. */
    public long agentPid() {
        return handle.agentPid();
    }

    @Override
    public String toString() {
        return "Isolate " + handle.id() + (handle.isLive() ? "" : " (destroyed)");
    }

    /** Calls the listener on the executor of the sandbox. No failure of either gets to whoever says what is to be told. */
    private void tell(Runnable call) {
        try {
            executor.execute(call);
        } catch (RejectedExecutionException closed) {
            log.accept("the executor of the listener of isolate " + handle.id() + " takes no more calls: " + closed);
        }
    }

    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error e) {
            failed(e);
        }
    }

    private void failed(Throwable failure) {
        log.accept("a listener of isolate " + handle.id() + " failed: " + failure);
    }

    /** From the thread that polls to the listener. */
    private final class Wire implements HandleListener {
        private final Map<CallId, CompletionStage<Payload>> answering = new ConcurrentHashMap<>();

        @Override
        public void onMessage(FromIsolate message) {
            if (message instanceof FromAgent.DebugSaid said) {
                // Not by the executor: whoever that is may stand still for a debugger too.
                debuggers.heard(said);
                return;
            }
            tell(new Delivery(this, message));
        }

        private void hand(FromIsolate message) {
            try {
                deliver(message);
            } catch (RuntimeException | Error e) {
                failed(e);
            } finally {
                handle.consumed(message);
            }
        }

        private void deliver(FromIsolate message) {
            switch (message) {
                case FromAgent.Emitted(var _, var event, var data) -> listener.onEvent(event, data);
                case FromAgent.Requested(var _, var call, var method, var data) -> respond(call, method, data);
                case FromAgent.Faulted(var _, var source, var error) -> listener.onError(source, error);
                case FromAgent.Printed(IsolateId id, var level, var text) -> print(id, level, text);
                case FromAgent.Cancelled(var _, var call) -> cancel(call);
                case FromAgent.StreamData _, FromAgent.StreamEnd _, FromAgent.StreamPull _, FromAgent.StreamCancel _ ->
                    listener.onStream(message);
                default -> {}
            }
        }

        private void cancel(CallId call) {
            CompletionStage<Payload> answer = answering.remove(call);
            if (answer != null) {
                answer.toCompletableFuture().cancel(false);
                listener.onCancel(answer);
            }
        }

        private void print(IsolateId id, String level, String text) {
            if (options.console() == Console.INHERIT) {
                System.err.println("isolate " + id + ": " + text);
            } else {
                listener.onConsole(level, text);
            }
        }

        private void respond(CallId call, String method, Payload data) {
            CompletionStage<Payload> answer;
            try {
                answer = Objects.requireNonNull(
                        listener.onRequest(method, data),
                        "the listener gave no answer to the request \"" + method + "\"");
            } catch (RuntimeException | Error e) {
                handle.respond(call, new Outcome.Failure(describe(e)));
                throw e;
            }
            answering.put(call, answer);
            var _ = answer.whenComplete((value, failure) -> {
                if (answering.remove(call) != null) {
                    answer(call, outcome(method, value, failure));
                }
            });
        }

        private void answer(CallId call, Outcome outcome) {
            try {
                handle.respond(call, outcome);
            } catch (MessageTooLargeException tooLarge) {
                handle.respond(
                        call,
                        new Outcome.Failure(
                                GuestError.of("QuotaExceededError", String.valueOf(tooLarge.getMessage()))));
            }
        }

        private static Outcome outcome(String method, @Nullable Payload value, @Nullable Throwable failure) {
            if (failure != null) {
                return new Outcome.Failure(describe(failure));
            }
            return value != null
                    ? new Outcome.Value(value)
                    : new Outcome.Failure(GuestError.of(
                            "Error", "The answer to the request \"" + method + "\" is null, not a payload"));
        }

        @Override
        public void onEnd(EndReport report) {
            debugging.withdraw(debuggers);
            debuggers.end();
            tell(() -> guarded(() -> listener.onEnd(report)));
        }
    }

    /** A message on its way to the listener; no lambda, because there is one of them for each message. */
    private record Delivery(Wire wire, FromIsolate message) implements Runnable {
        @Override
        public void run() {
            wire.hand(message);
        }
    }

    private static GuestError describe(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof GuestException guest) {
            return guest.error();
        }
        @Nullable String message = cause.getMessage();
        return GuestError.clipped("Error", message == null ? cause.getClass().getSimpleName() : message, "");
    }

    /** For parts of this product that answer requests later. */
    IsolateHandle handle() {
        return handle;
    }

    static AgentServices services(SandboxHost host) {
        return host.services();
    }
}
