package io.networkruntime.agent;

import com.caoccao.javet.interop.V8Host;
import io.networkruntime.agent.guard.KernelMemory;
import io.networkruntime.engine.natives.EngineFlags;
import io.networkruntime.engine.natives.NativeFiles;
import io.networkruntime.engine.natives.V8Engine;
import io.networkruntime.engine.snapshot.SnapshotStore;
import io.networkruntime.protocol.CallId;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.Frame;
import io.networkruntime.protocol.FrameReader;
import io.networkruntime.protocol.FrameWriter;
import io.networkruntime.protocol.FromAgent;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.IsolateSpec;
import io.networkruntime.protocol.Payload;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.protocol.WireLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Path;

/**
 * The preparing process: {@code PrepareMain <folder of the natives> <folder for the snapshots>}.
 *
 * <p>It makes the snapshots, then lives an agent's life through pipes of its own, so that a JVM that records an AOT cache
 * sees what agents do. It runs none but its own scripts.
 */
final class PrepareMain {
    /** Touches what a first message and a first error touch. */
    private static final String SCRIPT = """
            NETWORK.on('work', (data) => NETWORK.send('done', { sum: data.x + data.y }));
            NETWORK.onRequest('ask', async (data) => new Map([['n', data]]));
            setTimeout(() => { throw new Error('trained'); }, 1);
            """;

    private PrepareMain() {}

    static void main(String[] arguments) throws IOException {
        Path natives = Path.of(arguments[0]);
        SnapshotStore store = new SnapshotStore(Path.of(arguments[1]));
        V8Host host = V8Engine.load(NativeFiles.at(natives), EngineFlags.standard());
        Path snapshot = store.make(SnapshotStore.Bundle.WORKER, host);
        store.make(SnapshotStore.Bundle.MAIN, host);
        rehearse(natives, snapshot);
        System.exit(0);
    }

    private static void rehearse(Path natives, Path snapshot) throws IOException {
        Pipe toAgent = Pipe.open();
        Pipe fromAgent = Pipe.open();
        OutputStream commands = Channels.newOutputStream(toAgent.sink());
        InputStream answers = Channels.newInputStream(fromAgent.source());
        AgentMain.serve(
                Channels.newInputStream(toAgent.source()),
                Channels.newOutputStream(fromAgent.sink()),
                natives,
                snapshot);
        KernelMemory.trim();
        FrameReader<FromAgent> frames = FrameReader.fromAgent();
        say(commands, new ToAgent.Configure(WireLimits.PROTOCOL_VERSION, 1));
        for (int i = 0; i < 3; i++) {
            IsolateId id = new IsolateId(i);
            Payload data = Payload.json("{\"x\":1,\"y\":2}");
            say(
                    commands,
                    new ToAgent.CreateIsolate(
                            id, new IsolateSpec(500_000_000, 0, 0, 64 << 20, IsolateSpec.ConsoleMode.NONE)));
            say(commands, new ToAgent.Execute(id, new CallId(1), SCRIPT, "prepare.js"));
            say(commands, new ToAgent.Deliver(id, "work", data));
            say(commands, new ToAgent.Request(id, new CallId(2), "ask", data));
            say(commands, new ToAgent.Execute(id, new CallId(3), "null.x", ""));
            say(commands, new ToAgent.Destroy(id, EndReason.MANUAL, 1_000_000_000));
            while (!(next(frames, answers) instanceof FromAgent.Ended)) {}
        }
    }

    private static void say(OutputStream commands, ToAgent message) throws IOException {
        FrameWriter<ToAgent> frames = FrameWriter.toAgent();
        frames.append(message);
        frames.writeTo(commands::write);
        commands.flush();
    }

    private static FromAgent next(FrameReader<FromAgent> frames, InputStream in) throws IOException {
        if (frames.read(in) instanceof Frame.Message(var message)) {
            return message;
        }
        throw new IOException("the rehearsal ended early");
    }
}
