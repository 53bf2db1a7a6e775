package io.networkruntime.supervisor.deno;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import io.netty.handler.timeout.IdleStateHandler;
import io.networkruntime.engine.ops.OpArguments;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The server's side of WebSockets, {@code Deno.upgradeWebSocket}: RFC 6455 by Netty. */
final class WebSocketOps {
    /** The largest message taken in, in bytes. */
    private static final int MAX_MESSAGE = 64 << 20;

    private WebSocketOps() {}

    static void register(Ops ops, ResourceTable resources, WebLoop web, Function<OpArguments, HttpExchange> exchanges) {
        ops.async("denoWebSocketUpgrade", a -> {
            HttpExchange exchange = exchanges.apply(a);
            return OsFailure.explain("", () -> {
                Duration idle = Duration.ofMillis((long) (1000 * a.number(2)));
                WebSocketLink link = upgrade(web, exchange, a.string(1), idle, HttpServerOps.headers(a.string(3)));
                return link.opened(resources.add(link));
            });
        });
        ops.sync(
                "denoWebSocketTake",
                a -> resources.get(a.integer(0), WebSocketLink.class).take());
        ops.on("denoWebSocketFlushed", resources, WebSocketLink.class, (link, _) -> {
            link.flushed();
            return null;
        });
        sends(
                ops,
                resources,
                "denoWebSocketSend",
                a -> a.value(1) instanceof String text
                        ? new TextWebSocketFrame(Unpooled.wrappedBuffer(Utf8.encode(text)))
                        : new BinaryWebSocketFrame(Unpooled.wrappedBuffer(a.bytes(1))));
        sends(
                ops,
                resources,
                "denoWebSocketClose",
                a -> a.isNullish(1)
                        ? new CloseWebSocketFrame()
                        : new CloseWebSocketFrame((int) a.integer(1), a.string(2)));
    }

    /** Queues a frame on the isolate's thread, so that frames keep their order; tells whether it may send on at once. */
    private static void sends(
            Ops ops, ResourceTable resources, String name, Function<OpArguments, WebSocketFrame> frame) {
        ops.sync(name, a -> resources.get(a.integer(0), WebSocketLink.class).send(frame.apply(a)));
    }

    /** Answers the handshake, and turns the connection from HTTP to frames. */
    private static WebSocketLink upgrade(
            WebLoop web, HttpExchange exchange, String protocol, Duration idle, HttpHeaders more) throws IOException {
        ChannelHandlerContext context = exchange.context();
        DefaultFullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                exchange.request().method(),
                exchange.request().uri(),
                Unpooled.EMPTY_BUFFER,
                exchange.request().headers(),
                EmptyHttpHeaders.INSTANCE);
        WebSocketLink link = new WebSocketLink(web, context);
        var handshaker = new WebSocketServerHandshaker13("", protocol.isEmpty() ? null : protocol, true, MAX_MESSAGE);
        CompletableFuture<Boolean> shaken = new CompletableFuture<>();
        context.executor().execute(() -> {
            ChannelPipeline pipeline = context.pipeline();
            pipeline.remove(HttpExchangeHandler.class);
            // In the same task: the first frame may come as soon as the answer has left.
            if (idle.isPositive()) {
                pipeline.addLast(new IdleStateHandler(idle.toMillis(), 0, 0, TimeUnit.MILLISECONDS));
            }
            pipeline.addLast(new WebSocketFrameAggregator(MAX_MESSAGE), link);
            var _ = handshaker
                    .handshake(
                            context.channel(), request, more, context.channel().newPromise())
                    .addListener(answer -> shaken.complete(answer.isSuccess()));
        });
        if (!shaken.join()) {
            throw new IOException("WebSocket handshake failed");
        }
        context.channel().config().setAutoRead(true);
        exchange.release();
        return link;
    }
}
