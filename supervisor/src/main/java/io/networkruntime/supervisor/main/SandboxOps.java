package io.networkruntime.supervisor.main;

import com.caoccao.javet.exceptions.JavetException;
import io.networkruntime.api.Isolate;
import io.networkruntime.api.IsolateOptions;
import io.networkruntime.api.Language;
import io.networkruntime.api.Sandbox;
import io.networkruntime.api.SandboxHost;
import io.networkruntime.engine.isolate.BundleMail;
import io.networkruntime.engine.isolate.Entry;
import io.networkruntime.engine.isolate.EventLoop;
import io.networkruntime.engine.isolate.JsIsolate;
import io.networkruntime.engine.ops.OpArguments;
import io.networkruntime.engine.ops.OpException;
import io.networkruntime.engine.ops.OpTable;
import io.networkruntime.protocol.GuestError;
import io.networkruntime.protocol.Payload;
import io.networkruntime.protocol.WireLimits;
import io.networkruntime.supervisor.isolate.IsolateEndedException;
import io.networkruntime.supervisor.isolate.QueueFullException;
import io.networkruntime.supervisor.pool.NoAgentException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The operations behind {@code V8Sandbox}: takes what the script says to the public API, and what workers say to the script.
 *
 * <p>Confined to the main isolate's thread. The kinds of messages stand in {@code main/kinds.js} too.
 */
final class SandboxOps {
    private final SandboxHost host;
    private final SandboxDefaults defaults;
    private final EventLoop loop;
    private final Consumer<String> log;
    private final List<Sandbox> sandboxes = new ArrayList<>();
    private final List<OptionsText> sandboxOptions = new ArrayList<>();
    private final Map<Integer, MainWorker> workers = new HashMap<>();
    private @Nullable Sandbox first;
    private int lastTarget;
    private @Nullable MainBundle bundle;

    /** The functions of the bundle that hear of workers. */
    record MainBundle(
            BundleMail mail, Entry refused, Entry cancelled, Entry system, Entry sandboxClosed, StreamWords streams) {}

    SandboxOps(SandboxHost host, SandboxDefaults defaults, EventLoop loop, Consumer<String> log) {
        this.host = host;
        this.defaults = defaults;
        this.loop = loop;
        this.log = log;
    }

    /** Starts the agents of the sandbox that the script will most likely make, while the script itself is still loading. */
    void prestart() {
        first = open(OptionsText.parse(""));
    }

    void register(OpTable table) {
        table.sync("sandboxOpen", this::openSandbox);
        table.sync("sandboxAgents", a -> sandbox(a).agentCount());
        table.sync("sandboxStats", a -> stats(sandbox(a)));
        table.sync("sandboxShutdown", this::shutdown);
        table.sync("isolateCreate", this::createIsolate);
        table.sync("isolateExecute", a -> {
            try {
                worker(a).execute(a.integer(1), a.string(2), a.string(3), language(a));
                return null;
            } catch (IsolateEndedException e) {
                throw new OpException("Error", "Isolate.execute: " + e.getMessage());
            }
        });
        table.sync("isolateModule", a -> {
            worker(a).addModule(a.string(1), a.string(2));
            return null;
        });
        table.sync("isolateExecuteModule", this::executeModule);
        table.sync("isolateDestroy", a -> {
            worker(a).destroy(a.bool(1));
            return null;
        });
        table.sync("isolateStats", a -> Reports.stats(worker(a).isolate().stats()));
        table.sync("isolateLied", a -> {
            worker(a).lied(a.string(1));
            return null;
        });
        StreamWords.register(table, a -> worker(a).isolate());
        table.sync("post", _ -> post(windowPayload()));
        table.sync("postText", a -> post(textPayload(a.string(0))));
        table.sync("postBytes", a -> post(new Payload(Payload.Format.CLONE, a.bytes(0))));
        table.sync("postError", a -> {
            worker(a).refuse(a.integer(2), GuestError.clipped(a.string(4), a.string(5), a.string(6)));
            return null;
        });
    }

    void bind(JsIsolate js) throws JavetException {
        bundle = new MainBundle(
                new BundleMail(js),
                js.entry("refused"),
                js.entry("cancelled"),
                js.entry("system"),
                js.entry("sandboxClosed"),
                new StreamWords(js.entry("stream")));
    }

    MainBundle bundle() {
        return Objects.requireNonNull(bundle);
    }

    /** How many live isolates the script has not let go of. */
    int keptWorkers() {
        return bundle().mail().kept();
    }

    EventLoop loop() {
        return loop;
    }

    void forget(int target) {
        workers.remove(target);
    }

    private Object openSandbox(OpArguments a) {
        OptionsText options = OptionsText.parse(a.string(0));
        boolean likeFirst = options.isEmptyBut(
                "agents", "cpuLimitMs", "memoryLimitMb", "cpuTotalMs", "wallLimitMs", "idleLimitMs", "console");
        Sandbox started = first;
        first = null;
        if (started != null && likeFirst) {
            started.resize(options.agents(started.agentCount()));
            sandboxes.add(started);
        } else {
            if (started != null) {
                // Of another kind than what was started on suspicion.
                var _ = started.shutdown();
            }
            sandboxes.add(open(options));
        }
        sandboxOptions.add(options);
        return sandboxes.size() - 1;
    }

    private Sandbox open(OptionsText options) {
        return Sandbox.builder()
                .agents(options.agents(defaults.agents()))
                .isolation(options.isolation(defaults.isolation()))
                .limits(options.limits(defaults.limits()))
                .maxQueueBytes(options.maxQueueBytes(64L << 20))
                .totalMemoryBytes(options.totalMemoryBytes(defaults.totalMemoryBytes()))
                .verbose(defaults.verbose())
                .log(log)
                .executor(loop::post)
                .build(host);
    }

    private Object createIsolate(OpArguments a) {
        int number = (int) a.integer(0);
        OptionsText own = OptionsText.parse(a.string(1));
        OptionsText shared = sandboxOptions.get(number);
        IsolateOptions options = own.isolate(shared.limits(defaults.limits()), shared.console(defaults.console()));
        int target = ++lastTarget;
        MainWorker worker = new MainWorker(target, this);
        try {
            CompletableFuture<Isolate> created = sandboxes.get(number).createIsolate(worker, options, worker::isolate);
            workers.put(target, worker);
            var _ = created.thenRun(() -> loop.post(worker::created));
        } catch (NoAgentException e) {
            throw new OpException("Error", String.valueOf(e.getMessage()));
        }
        return target;
    }

    private @Nullable Object executeModule(OpArguments a) {
        try {
            worker(a).executeModule(a.integer(1), a.string(2), a.string(3), language(a));
            return null;
        } catch (IllegalArgumentException e) {
            throw new OpException("TypeError", "Isolate.executeModule: " + e.getMessage());
        } catch (IsolateEndedException e) {
            throw new OpException("Error", "Isolate.executeModule: " + e.getMessage());
        } catch (QueueFullException e) {
            throw new OpException("QuotaExceededError", String.valueOf(e.getMessage()));
        }
    }

    private static Language language(OpArguments a) {
        return switch (a.string(4)) {
            case "ts" -> Language.TYPESCRIPT;
            case "tsx" -> Language.TSX;
            case "jsx" -> Language.JSX;
            default -> Language.JAVASCRIPT;
        };
    }

    private static Object stats(Sandbox sandbox) {
        return Reports.stats(sandbox.stats());
    }

    private @Nullable Object shutdown(OpArguments a) {
        int number = (int) a.integer(0);
        var _ = sandboxes
                .get(number)
                .shutdown()
                .whenComplete((_, _) -> loop.post(() -> bundle().sandboxClosed().call(number)));
        return null;
    }

    private Sandbox sandbox(OpArguments a) {
        return sandboxes.get((int) a.integer(0));
    }

    private MainWorker worker(OpArguments a) {
        return worker((int) a.integer(0));
    }

    private MainWorker worker(int target) {
        MainWorker worker = workers.get(target);
        if (worker == null) {
            throw new OpException("Error", "the isolate has ended");
        }
        return worker;
    }

    private @Nullable Object post(Payload payload) {
        BundleMail posted = bundle().mail();
        MainWorker worker = worker(posted.target());
        long id = posted.id();
        try {
            switch (posted.kind()) {
                case 0 -> worker.isolate().send(posted.name(), payload);
                case 1 -> worker.request(id, posted.name(), payload);
                case 2 -> worker.answer(id, payload);
                case 3 -> worker.cancel(id);
                default -> throw new IllegalStateException("unknown kind of message");
            }
        } catch (QueueFullException e) {
            throw new OpException("QuotaExceededError", String.valueOf(e.getMessage()));
        } catch (IsolateEndedException e) {
            throw new OpException("Error", String.valueOf(e.getMessage()));
        }
        return null;
    }

    private Payload windowPayload() {
        BundleMail posted = bundle().mail();
        return new Payload(posted.isJson() ? Payload.Format.JSON : Payload.Format.CLONE, posted.body());
    }

    private static Payload textPayload(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        if (body.length > WireLimits.MAX_PAYLOAD_BYTES) {
            throw new OpException(
                    "QuotaExceededError",
                    "a message of " + body.length + " bytes exceeds the limit of " + WireLimits.MAX_PAYLOAD_BYTES
                            + " bytes");
        }
        return new Payload(Payload.Format.JSON, body);
    }
}
