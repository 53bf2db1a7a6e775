package io.networkruntime.supervisor.deno;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.InternetProtocolFamily;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.spi.SelectorProvider;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A web server, {@code Deno.serve}: Netty speaks HTTP, the script answers. */
final class HttpServer implements Resource {
    /** How many requests JavaScript is given at once. */
    private static final int BATCH = 64;

    private static final int BACKLOG = 4096;
    private static final int CONNECTION_THREADS = 2;
    private static final int DRAIN_SECONDS = 30;

    private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final EventLoopGroup threads;
    private final Channel listening;

    /** What the script is told of: a request, or (null) that no more will come. */
    private record Arrival(@Nullable HttpExchange exchange) {}

    HttpServer(SocketAddress address, @Nullable SslContext tls, boolean reusePort) throws IOException {
        threads = new NioEventLoopGroup(CONNECTION_THREADS, new DefaultThreadFactory("http", true));
        boolean isUnix = address instanceof UnixDomainSocketAddress;
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(threads)
                .channelFactory(() -> channelFor(address))
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childHandler(new HttpPipeline(tls, this::arrived));
        if (!isUnix) {
            bootstrap
                    .option(ChannelOption.SO_REUSEADDR, true)
                    .option(NioChannelOption.of(StandardSocketOptions.SO_REUSEPORT), reusePort)
                    .childOption(ChannelOption.TCP_NODELAY, true);
        }
        ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            var _ = threads.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw bound.cause() instanceof IOException e ? e : new IOException(bound.cause());
        }
        listening = bound.channel();
    }

    /** The JDK would make a socket of both families, which then calls its address by IPv6's name. */
    private static ServerChannel channelFor(SocketAddress address) {
        if (address instanceof UnixDomainSocketAddress) {
            return new NioServerDomainSocketChannel();
        }
        boolean isIpv4 = address instanceof InetSocketAddress inet && inet.getAddress() instanceof Inet4Address;
        return new NioServerSocketChannel(
                SelectorProvider.provider(), isIpv4 ? InternetProtocolFamily.IPv4 : InternetProtocolFamily.IPv6);
    }

    /** Netty must not touch what the JDK warns of; asked for before its first class is loaded. */
    static void prepare() {
        System.setProperty("io.netty.noUnsafe", "true");
    }

    static SslContext tls(String certificate, String key) throws IOException {
        return SslContextBuilder.forServer(
                        Pem.key(key), Pem.certificates(certificate).toArray(X509Certificate[]::new))
                .sslProvider(SslProvider.JDK)
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        ApplicationProtocolConfig.Protocol.ALPN,
                        ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                        ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                        ApplicationProtocolNames.HTTP_2,
                        ApplicationProtocolNames.HTTP_1_1))
                .build();
    }

    private void arrived(HttpExchange exchange) {
        unanswered.incrementAndGet();
        var _ = exchange.completed().thenRun(unanswered::decrementAndGet);
        arrivals.add(new Arrival(exchange));
    }

    /** Waits for requests; an empty list once the server is closed. */
    List<HttpExchange> next() throws InterruptedException {
        List<Arrival> some = new ArrayList<>();
        some.add(arrivals.take());
        arrivals.drainTo(some, BATCH - 1);
        List<HttpExchange> exchanges = new ArrayList<>();
        for (Arrival arrival : some) {
            if (arrival.exchange() == null) {
                arrivals.add(arrival);
                break;
            }
            exchanges.add(arrival.exchange());
        }
        return exchanges;
    }

    SocketAddress address() {
        return listening.localAddress();
    }

    /** Takes no new connections, and waits until all requests are answered. */
    void drain() throws InterruptedException {
        listening.close().await();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
        while (unanswered.get() > 0 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    @Override
    public void close() {
        var _ = listening.close();
        arrivals.add(new Arrival(null));
        var _ = threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
