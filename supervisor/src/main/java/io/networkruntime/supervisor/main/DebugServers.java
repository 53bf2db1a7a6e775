package io.networkruntime.supervisor.main;

import io.networkruntime.engine.inspector.DebugSession;
import io.networkruntime.engine.inspector.IsolateInspector;
import io.networkruntime.protocol.IsolateSpec;
import io.networkruntime.supervisor.inspector.DevTools;
import io.networkruntime.supervisor.inspector.InspectorAddress;
import io.networkruntime.supervisor.inspector.InspectorServer;
import io.networkruntime.supervisor.inspector.InspectorTarget;
import io.networkruntime.supervisor.isolate.DebugLines;
import io.networkruntime.supervisor.isolate.DebugOffer;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where debuggers find the isolates of a run: one server for the main isolate and the workers, or one for each. */
final class DebugServers implements DebugOffer, AutoCloseable {
    private static final String PRODUCT = "network-runtime";

    private final @Nullable InspectorServer forMain;
    private final @Nullable InspectorServer forWorkers;
    private final IsolateSpec.Inspection inspection;
    private final Map<DebugLines, InspectorTarget> workers = new ConcurrentHashMap<>();

    private DebugServers(
            @Nullable InspectorServer forMain,
            @Nullable InspectorServer forWorkers,
            IsolateSpec.Inspection inspection) {
        this.forMain = forMain;
        this.forWorkers = forWorkers;
        this.inspection = inspection;
    }

    /**
     * Begins to listen.
     *
     * @param say hears what people should know
     * @throws IOException naming the address if it cannot be had
     */
    static DebugServers listen(InspectorSettings settings, String v8Version, Consumer<String> say) throws IOException {
        InspectorServer main = start(settings.main(), v8Version);
        InspectorServer workers;
        try {
            workers = settings.isShared() ? main : start(settings.workers(), v8Version);
        } catch (IOException e) {
            close(main);
            throw e;
        }
        if (workers != null) {
            say.accept("Debuggers find workers at http://" + workers.authority() + "/json/list");
            warn(workers, say);
        }
        return new DebugServers(
                main,
                workers,
                settings.workers()
                        .map(address ->
                                address.breaks() ? IsolateSpec.Inspection.AWAITED : IsolateSpec.Inspection.OFFERED)
                        .orElse(IsolateSpec.Inspection.NONE));
    }

    private static @Nullable InspectorServer start(Optional<InspectorAddress> address, String v8Version)
            throws IOException {
        return address.isEmpty() ? null : InspectorServer.start(address.get(), PRODUCT, v8Version);
    }

    private static void warn(InspectorServer server, Consumer<String> say) {
        if (server.isPublic()) {
            say.accept(
                    "Warning: the debugger can be reached from other machines. Whoever connects runs code as this user.");
        }
    }

    /** Has debuggers find the main isolate. */
    void present(IsolateInspector inspector, String url, Consumer<String> say) {
        InspectorServer server = forMain;
        if (server == null) {
            return;
        }
        InspectorTarget target =
                InspectorTarget.of(PRODUCT + " - main", url, client -> join(client, inspector.connect(client::send)));
        server.add(target);
        say.accept("Debugger listening on " + server.url(target));
        if (!server.equals(forWorkers)) {
            warn(server, say);
        }
        say.accept("Visit chrome://inspect to connect to the debugger.");
    }

    private static void join(DevTools client, DebugSession session) {
        client.listen(session::receive, session::end);
    }

    @Override
    public IsolateSpec.Inspection inspection() {
        return inspection;
    }

    @Override
    public void present(DebugLines isolate) {
        InspectorServer server = forWorkers;
        if (server != null) {
            InspectorTarget target = InspectorTarget.of(
                    PRODUCT + " - " + isolate.title(), "worker:" + isolate.id(), client -> join(client, isolate));
            workers.put(isolate, target);
            server.add(target);
        }
    }

    private static void join(DevTools client, DebugLines isolate) {
        int number = isolate.open(new DebugLines.Debugger() {
            @Override
            public void hear(String message) {
                client.send(message);
            }

            @Override
            public void end() {
                client.close();
            }
        });
        client.listen(message -> isolate.say(number, message), () -> isolate.close(number));
    }

    @Override
    public void withdraw(DebugLines isolate) {
        InspectorTarget target = workers.remove(isolate);
        if (target != null && forWorkers != null) {
            forWorkers.remove(target);
        }
    }

    @Override
    public void close() {
        close(forMain);
        close(forWorkers);
    }

    private static void close(@Nullable InspectorServer server) {
        if (server != null) {
            server.close();
        }
    }
}
