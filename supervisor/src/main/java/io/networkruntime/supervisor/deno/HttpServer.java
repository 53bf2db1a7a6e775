package io.networkruntime.supervisor.deno;

import com.caoccao.javet.exceptions.JavetException;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.ServerChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.networkruntime.engine.isolate.JsIsolate;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A web server, {@code Deno.serve}: Netty speaks HTTP, the script answers. All but {@link #drain} belongs to the isolate's
 * thread, which runs Netty's loop too.
 */
final class HttpServer implements Resource, WebLoop.Source, HttpServing.Listener {

    /** Takes the requests that have come to a server. */
    interface Arrivals {
        void deliver(JsIsolate isolate, HttpServer server, List<HttpExchange> exchanges) throws JavetException;

        /** One is answered or lost. Any thread. */
        void ended(HttpExchange exchange);
    }

    /** Where a server listens, by which keys, and whether others may listen there too. */
    record Place(SocketAddress address, @Nullable SslContext tls, boolean isShared) {}

    private static final int BACKLOG = 4096;

    private final WebLoop web;
    private final Arrivals arrivals;
    private final List<HttpExchange> arrived = new ArrayList<>();
    private final ManualIoEventLoop loop;
    private final ChannelGroup connections;
    private final HttpServing serving;
    private final CompletableFuture<@Nullable Void> quiet = new CompletableFuture<>();
    private int unanswered;
    private final Channel listening;
    private int rid;

    HttpServer(WebLoop web, Place place, boolean compresses, Arrivals arrivals) throws IOException {
        this.web = web;
        this.arrivals = arrivals;
        loop = web.netty();
        connections = new DefaultChannelGroup(loop);
        serving = new HttpServing(this, connections, compresses);
        SocketAddress address = place.address();
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loop)
                .channelFactory(() -> channelFor(address))
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childHandler(new HttpPipeline(place.tls(), serving));
        if (!(address instanceof UnixDomainSocketAddress)) {
            bootstrap
                    .option(ChannelOption.SO_REUSEADDR, true)
                    .option(NioChannelOption.of(StandardSocketOptions.SO_REUSEPORT), place.isShared())
                    .childOption(ChannelOption.TCP_NODELAY, true);
        }
        ChannelFuture bound = bootstrap.bind(address);
        while (!bound.isDone()) {
            loop.runNow();
        }
        if (!bound.isSuccess()) {
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
                SelectorProvider.provider(), isIpv4 ? SocketProtocolFamily.INET : SocketProtocolFamily.INET6);
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

    @Override
    public void arrived(HttpExchange exchange) {
        unanswered++;
        if (arrived.isEmpty()) {
            web.announce(this);
        }
        arrived.add(exchange);
    }

    @Override
    public void deliver(JsIsolate isolate) throws JavetException {
        List<HttpExchange> some = List.copyOf(arrived);
        arrived.clear();
        arrivals.deliver(isolate, this, some);
    }

    /** Notes the number by which the script knows the server. */
    int listen(int number) {
        rid = number;
        return number;
    }

    int rid() {
        return rid;
    }

    SocketAddress address() {
        return listening.localAddress();
    }

    @Override
    public void ended(HttpExchange exchange) {
        arrivals.ended(exchange);
        unanswered--;
        if (unanswered == 0 && serving.isEnding()) {
            quiet.complete(null);
        }
    }

    /** Takes no new connections, and waits until all requests are answered. Not on the isolate's thread. */
    void drain() throws InterruptedException, ExecutionException {
        var _ = listening.close().await();
        loop.execute(this::endIdle);
        quiet.get();
    }

    /** Closes the connections that wait for a request; each of the others ends with its response. */
    private void endIdle() {
        serving.end();
        for (Channel connection : connections) {
            if (isHttp2(connection)) {
                // Says so to the client, and lets the streams that are open come to their end.
                var _ = connection.close();
            } else {
                connection.pipeline().fireUserEventTriggered(new HttpServing.Ending());
            }
        }
        if (unanswered == 0) {
            quiet.complete(null);
        }
    }

    private static boolean isHttp2(Channel connection) {
        return connection.pipeline().get(Http2FrameCodec.class) != null;
    }

    @Override
    public void close() {
        quiet.complete(null);
        var _ = listening.close();
        for (Channel connection : connections) {
            if (isHttp2(connection)) {
                // At once, past the codec, which would wait for the open streams.
                var _ = connection.pipeline().firstContext().close();
            } else {
                var _ = connection.close();
            }
        }
        // A closed channel's descriptor goes with the next look at the selector: nobody is to be accepted any more.
        loop.runNow();
    }
}
