package io.networkruntime.supervisor.inspector;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;

/** Answers {@code /json/version} and {@code /json/list}, and takes debuggers' WebSockets. Any thread may use it. */
public final class InspectorServer implements AutoCloseable {
    private static final int MAX_REQUEST_BYTES = 64 << 10;

    private final EventLoopGroup threads =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("inspector", true), NioIoHandler.newFactory());
    private final InspectorTargets targets;
    private final Channel listener;

    private InspectorServer(InspectorAddress address, InspectorTargets targets) throws IOException {
        this.targets = targets;
        ServerBootstrap server = new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(MAX_REQUEST_BYTES))
                                .addLast("requests", new InspectorRequests(targets));
                    }
                });
        try {
            listener =
                    server.bind(address.socketAddress()).syncUninterruptibly().channel();
        } catch (Exception e) {
            var _ = threads.shutdownGracefully();
            throw new IOException(
                    "cannot listen for debuggers on " + address.host() + ":" + address.port() + ": "
                            + (e instanceof UnresolvedAddressException ? "no such host" : e.getMessage()),
                    e);
        }
    }

    /**
     * Starts listening.
     *
     * @param product its name and version
     * @throws IOException naming the address if it cannot be had
     */
    public static InspectorServer start(InspectorAddress address, String product, String v8Version) throws IOException {
        return new InspectorServer(address, new InspectorTargets(product, v8Version));
    }

    /** Has debuggers find an isolate. */
    public void add(InspectorTarget target) {
        targets.add(target);
    }

    /** Has them find it no longer. */
    public void remove(InspectorTarget target) {
        targets.remove(target);
    }

    /** Whether other machines can connect. */
    public boolean isPublic() {
        return !address().getAddress().isLoopbackAddress();
    }

    private InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    /** Where it listens, as it stands in a URL. */
    public String authority() {
        InetSocketAddress address = address();
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /** The URL by which a debugger connects to an isolate. */
    public String url(InspectorTarget target) {
        return target.url(authority());
    }

    @Override
    public void close() {
        var _ = listener.close();
        var _ = threads.shutdownGracefully();
    }
}
