package io.networkruntime.agent;

import com.caoccao.javet.interop.V8Host;
import io.networkruntime.agent.guard.Guard;
import io.networkruntime.agent.link.Inlet;
import io.networkruntime.agent.link.WireSink;
import io.networkruntime.agent.link.WireSource;
import io.networkruntime.agent.worker.IsolateHost;
import io.networkruntime.engine.natives.EngineFlags;
import io.networkruntime.engine.natives.NativeFiles;
import io.networkruntime.engine.natives.V8Engine;
import io.networkruntime.protocol.BadFrame;
import io.networkruntime.protocol.FromAgent;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.protocol.WireLimits;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The agent process: {@code AgentMain <folder of the natives> <snapshot>}.
 *
 * <p>Frames come in on file descriptor 0 and go out on 3; 1 and 2 are the supervisor's log of what goes wrong. It ends
 * when 0 does.
 */
public final class AgentMain implements WireSource.Router {
    private static final int EXIT_USAGE = 64;
    private static final int EXIT_BROKEN_WIRE = 76;
    private static final int EXIT_INTERNAL = 70;

    private final WireSink sink;
    private final WireSource source;
    private final Guard guard;
    private final CompletableFuture<IsolateHost> host = new CompletableFuture<>();

    private AgentMain(InputStream in, OutputStream out) {
        sink = new WireSink(out, () -> halt(0));
        source = new WireSource(in, this);
        guard = new Guard(sink::flush);
    }

    static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: AgentMain <folder of the natives> <snapshot>");
            halt(EXIT_USAGE);
        }
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            System.err.println("agent: thread " + thread.getName() + " failed");
            e.printStackTrace();
            halt(EXIT_INTERNAL);
        });
        serve(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream("/proc/self/fd/3"),
                Path.of(arguments[0]),
                Path.of(arguments[1]));
    }

    /** Begins to serve a supervisor behind these streams, on threads of its own. */
    static void serve(InputStream in, OutputStream out, Path natives, Path snapshot) throws IOException {
        AgentMain agent = new AgentMain(in, out);
        agent.source.start();
        agent.guard.start();
        agent.loadEngine(natives, snapshot);
    }

    private void loadEngine(Path natives, Path snapshot) throws IOException {
        V8Host v8 = V8Engine.load(NativeFiles.at(natives), EngineFlags.standard());
        IsolateHost isolates = new IsolateHost(v8, snapshot, sink, guard);
        isolates.prepareSpare();
        host.complete(isolates);
    }

    @Override
    public @Nullable Inlet route(ToAgent message) {
        switch (message) {
            case ToAgent.Configure(int version, long token) -> greet(version, token);
            case ToAgent.Ping(long sequence) -> sink.send(new FromAgent.Pong(sequence));
            case ToAgent.Stop _ -> halt(0);
            case ToAgent.CreateIsolate order -> host.join().create(order, source);
            case ToAgent.ToIsolate other -> {
                return host.join().deliver(other);
            }
        }
        return null;
    }

    private void greet(int version, long token) {
        if (version != WireLimits.PROTOCOL_VERSION) {
            System.err.println("agent: the supervisor speaks protocol version " + version + ", this agent "
                    + WireLimits.PROTOCOL_VERSION + ": both must come from one build");
        }
        sink.send(new FromAgent.Hello(
                WireLimits.PROTOCOL_VERSION, token, ProcessHandle.current().pid(), "V8"));
    }

    @Override
    public void onEnd() {
        halt(0);
    }

    @Override
    public void onBadFrame(BadFrame frame) {
        System.err.println("agent: broken frame from the supervisor: " + frame);
        halt(EXIT_BROKEN_WIRE);
    }

    /** No shutdown hooks: isolates may be running, and nothing is worth waiting for. */
    private static void halt(int status) {
        Runtime.getRuntime().halt(status);
    }
}
