package io.networkruntime.supervisor.inspector;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Inspector;
import com.caoccao.javet.interop.V8Runtime;
import io.networkruntime.engine.isolate.EventLoop;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * V8's inspector of one isolate, for any number of debuggers.
 *
 * <p>Messages go to V8 in turns of the isolate's event loop. While V8 itself waits for messages, paused or before the first line,
 * the owner's thread makes no turns: then another thread hands them over, which V8 takes in its own loop on the owner's thread.
 */
public final class Inspector implements AutoCloseable {
    private final EventLoop loop;
    private final InspectorServer server;
    private final V8Runtime runtime;
    /** V8 knows only those scripts that were compiled while there was a session. */
    private final V8Inspector keeper;

    private final Set<DebugSession> sessions = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<DevTools> first = new LinkedBlockingQueue<>();
    private final ExecutorService outside = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("inspector-forward").factory());
    private volatile boolean starting;
    /** V8 takes messages in its own loop. */
    private volatile boolean inside;

    private @Nullable DebugSession newest;

    private Inspector(InspectorAddress address, V8Runtime runtime, EventLoop loop, InspectorTarget.Program program)
            throws IOException {
        this.runtime = runtime;
        this.loop = loop;
        keeper = runtime.createV8Inspector("main");
        starting = address.breaks();
        server = InspectorServer.start(address, program, this::connected);
    }

    /**
     * Listens for debuggers; by the owner, before any code of the user runs.
     *
     * @param product its name and version
     * @param url of the main module
     * @param say hears what people should know
     * @throws IOException if the address cannot be had
     */
    public static Inspector open(
            InspectorAddress address,
            V8Runtime runtime,
            EventLoop loop,
            String product,
            String url,
            Consumer<String> say)
            throws IOException {
        InspectorTarget.Program program = new InspectorTarget.Program(product, runtime.getVersion(), url);
        Inspector inspector = new Inspector(address, runtime, loop, program);
        say.accept("Debugger listening on " + inspector.server.url());
        if (!inspector.server.address().getAddress().isLoopbackAddress()) {
            say.accept(
                    "Warning: the debugger can be reached from other machines. Whoever connects runs code as this user.");
        }
        say.accept("Visit chrome://inspect to connect to the debugger.");
        return inspector;
    }

    private void connected(DevTools client) {
        if (starting) {
            first.add(client);
        } else {
            loop.post(() -> attach(client, false));
        }
    }

    private DebugSession attach(DevTools client, boolean waiting) {
        DebugSession session = new DebugSession(this, runtime.createV8Inspector("main", waiting), client);
        sessions.add(session);
        newest = session;
        client.listen(session::receive, session::end);
        return session;
    }

    /** Blocks the owner until a debugger is there and has said that the program may begin. */
    public void awaitDebugger() throws InterruptedException {
        while (starting) {
            DevTools client = first.take();
            DebugSession session = attach(client, true);
            enter();
            session.inspector().waitForDebugger();
            leave();
            // One that went away before that gives way to the next.
            starting = client.isClosed();
        }
        for (DevTools more = first.poll(); more != null; more = first.poll()) {
            attach(more, false);
        }
    }

    /** Has the first statement of a module, which has been compiled, be a breakpoint once. By the owner. */
    public void breakOnStart(String url) {
        DebugSession session = newest;
        if (session != null) {
            session.breakOnStart(url);
        }
    }

    boolean isInside() {
        return inside;
    }

    /** V8 begins to take messages by itself. */
    void enter() {
        inside = true;
        sessions.forEach(session -> outside.execute(session::forward));
    }

    /** V8 leaves that to the event loop again. */
    void leave() {
        inside = false;
        sessions.forEach(session -> loop.post(session::dispatch));
    }

    /** A message is there for this session. */
    void wake(DebugSession session) {
        if (inside) {
            outside.execute(session::forward);
        } else {
            loop.post(session::dispatch);
        }
    }

    void detach(DebugSession session) {
        loop.post(() -> {
            if (sessions.remove(session)) {
                close(session.inspector());
            }
        });
    }

    private static void close(V8Inspector inspector) {
        try {
            inspector.close();
        } catch (JavetException e) {
            throw new IllegalStateException("a debugging session could not be closed", e);
        }
    }

    /** Ends all sessions; by the owner. */
    @Override
    public void close() {
        server.close();
        outside.shutdownNow();
        sessions.forEach(session -> close(session.inspector()));
        sessions.clear();
        close(keeper);
    }
}
