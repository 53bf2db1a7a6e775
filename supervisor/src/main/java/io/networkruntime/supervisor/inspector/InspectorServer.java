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
import java.util.UUID;
import java.util.function.Consumer;

/** Answers {@code /json/version} and {@code /json/list}, and takes debuggers' WebSockets. */
final class InspectorServer implements AutoCloseable {
    private static final int MAX_REQUEST_BYTES = 64 << 10;

    private final EventLoopGroup threads =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("inspector", true), NioIoHandler.newFactory());
    private final InspectorTarget target;
    private final Channel listener;

    private InspectorServer(InspectorAddress address, InspectorTarget.Program program, Consumer<DevTools> onConnect)
            throws IOException {
        target = new InspectorTarget(UUID.randomUUID().toString(), program);
        ServerBootstrap server = new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(MAX_REQUEST_BYTES))
                                .addLast("requests", new InspectorRequests(target, onConnect));
                    }
                });
        try {
            listener =
                    server.bind(address.socketAddress()).syncUninterruptibly().channel();
        } catch (Exception e) {
            var _ = threads.shutdownGracefully();
            throw new IOException(
                    "cannot listen for debuggers on " + address.host() + ":" + address.port() + ": " + e.getMessage(),
                    e);
        }
    }

    /**
     * Starts listening.
     *
     * @throws IOException naming the address if it cannot be had
     */
    static InspectorServer start(
            InspectorAddress address, InspectorTarget.Program program, Consumer<DevTools> onConnect)
            throws IOException {
        return new InspectorServer(address, program, onConnect);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    /** The URL that a debugger connects to. */
    String url() {
        InetSocketAddress address = address();
        String host = address.getAddress().getHostAddress();
        return target.url((host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
    }

    @Override
    public void close() {
        var _ = listener.close();
        var _ = threads.shutdownGracefully();
    }
}
