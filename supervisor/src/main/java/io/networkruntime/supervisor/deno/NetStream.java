package io.networkruntime.supervisor.deno;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A connection whose bytes come in order: TCP, a unix socket, or TLS on one. */
interface NetStream extends Resource {

    /** Says to the other side that no more bytes follow. */
    void closeWrite() throws IOException;

    SocketChannel channel();

    /** A connection as the operating system gives it; {@link SocketOps} read and write it. */
    record Plain(SocketChannel channel) implements NetStream {

        @Override
        public void closeWrite() throws IOException {
            channel.shutdownOutput();
        }

        /** Says goodbye first: a close with unread bytes would be a reset, which may overtake what was written. */
        @Override
        public void close() throws IOException {
            try {
                channel.shutdownOutput();
            } catch (IOException e) {
                // The other side was quicker.
            }
            channel.close();
        }
    }

    default @Nullable SocketAddress local() throws IOException {
        return channel().getLocalAddress();
    }

    default @Nullable SocketAddress remote() throws IOException {
        return channel().getRemoteAddress();
    }

    default void setNoDelay(boolean on) throws IOException {
        channel().setOption(StandardSocketOptions.TCP_NODELAY, on);
    }

    default void setKeepAlive(boolean on) throws IOException {
        channel().setOption(StandardSocketOptions.SO_KEEPALIVE, on);
    }

    /** What Deno says of an operation that was under way when its connection was closed. */
    static IOException canceled() {
        return new CanceledException();
    }

    /** The connection was closed by the script itself. */
    final class CanceledException extends IOException {
        private static final long serialVersionUID = 1L;

        CanceledException() {
            super("operation canceled");
        }
    }
}
