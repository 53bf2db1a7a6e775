package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A socket that waits for connections.
 *
 * @param tls what each connection is to speak; null for plain bytes
 * @param path the file of a unix socket, removed when the listener is closed
 */
record NetListener(
        ServerSocketChannel channel,
        @Nullable TlsServer tls,
        @Nullable Path path) implements Resource {
    /** The kernel cuts it to net.core.somaxconn. */
    private static final int BACKLOG = 4096;

    static NetListener tcp(InetSocketAddress address, boolean reusePort, @Nullable TlsServer tls) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(NetAddress.family(address));
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            if (reusePort) {
                channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            }
            channel.bind(address, BACKLOG);
            return new NetListener(channel, tls, null);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    static NetListener unix(Path path) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(path), BACKLOG);
            return new NetListener(channel, null, path);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    NetStream accept() throws IOException {
        try {
            SocketChannel accepted = channel.accept();
            return tls == null ? new NetStream.Plain(accepted) : tls.wrap(accepted);
        } catch (ClosedChannelException e) {
            throw new OpException("BadResource", "Listener has been closed");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (path != null) {
            Files.deleteIfExists(path);
        }
    }
}
