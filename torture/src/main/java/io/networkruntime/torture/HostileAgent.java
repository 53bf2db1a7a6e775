package io.networkruntime.torture;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.networkruntime.protocol.FrameReader;
import io.networkruntime.protocol.FrameWriter;
import io.networkruntime.protocol.FromAgent;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.protocol.WireLimits;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An agent process that speaks the protocol itself, honestly until an isolate is asked for or executed, and then as the
 * {@link Misdeed} says whose name stands in its first argument. Started in the place of the real one.
 */
final class HostileAgent {
    private static final int WIRE = 3;

    private final OutputStream out = new FileOutputStream("/proc/self/fd/3");
    private final Misdeed misdeed;

    private HostileAgent(Misdeed misdeed) throws IOException {
        this.misdeed = misdeed;
    }

    static void main(String[] arguments) throws IOException {
        Misdeed misdeed = Misdeed.valueOf(Path.of(arguments[0]).getFileName().toString());
        new HostileAgent(misdeed).serve();
    }

    private void serve() throws IOException {
        FrameReader<ToAgent> frames = FrameReader.toAgent();
        byte[] buffer = new byte[1 << 16];
        try (FileInputStream in = new FileInputStream(FileDescriptor.in)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                var _ = frames.feed(ByteBuffer.wrap(buffer, 0, count), this::answer);
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private void answer(ToAgent message) {
        try {
            switch (message) {
                case ToAgent.Configure(int version, long token) -> misdeed.atHello(this, version, token);
                case ToAgent.Ping(long sequence) -> send(new FromAgent.Pong(sequence));
                case ToAgent.CreateIsolate order -> misdeed.atCreate(this, order);
                case ToAgent.Execute execute -> misdeed.atExecute(this, execute);
                default -> {}
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }

    void greet(int version, long token) throws IOException {
        send(new FromAgent.Hello(version, token, ProcessHandle.current().pid(), "double"));
    }

    void greet(long token) throws IOException {
        greet(WireLimits.PROTOCOL_VERSION, token);
    }

    void create(ToAgent.CreateIsolate order) throws IOException {
        String thread = Files.readSymbolicLink(Path.of("/proc/thread-self"))
                .getFileName()
                .toString();
        send(new FromAgent.Created(order.isolate(), Long.parseLong(thread)));
    }

    void send(FromAgent message) {
        try {
            FrameWriter<FromAgent> writer = FrameWriter.fromAgent();
            writer.append(message);
            writer.writeTo(out::write);
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }

    void raw(int... bytes) throws IOException {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) bytes[i];
        }
        raw(all);
    }

    void raw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Closes the descriptor that it was started with too. */
    @SuppressWarnings("restricted") // close(2), in a process that is to end anyway
    void closeWire() throws IOException {
        out.close();
        Linker linker = Linker.nativeLinker();
        var close = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("close"), FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        try {
            var _ = (int) close.invokeExact(WIRE);
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }
}
