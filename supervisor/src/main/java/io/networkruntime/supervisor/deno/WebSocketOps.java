package io.networkruntime.supervisor.deno;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpServerExpectContinueHandler;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.util.ReferenceCountUtil;
import io.networkruntime.engine.ops.OpArguments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** The server's side of WebSockets, {@code Deno.upgradeWebSocket}: RFC 6455 by Netty. */
final class WebSocketOps {
    /** The largest message taken in, in bytes. */
    private static final int MAX_MESSAGE = 64 << 20;

    private static final int NO_STATUS = 1005;
    private static final int LOST = 1006;

    private WebSocketOps() {}

    /** One connection: what came of it, each as a letter (t text, b binary, c close) and its content. */
    private static final class Link extends ChannelInboundHandlerAdapter implements Resource {
        private final LinkedBlockingQueue<byte[]> arrivals = new LinkedBlockingQueue<>();
        private final ChannelHandlerContext http;
        private boolean closed;

        Link(ChannelHandlerContext http) {
            this.http = http;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            try {
                switch (message) {
                    case TextWebSocketFrame text -> add('t', bytes(text));
                    case BinaryWebSocketFrame binary -> add('b', bytes(binary));
                    case PingWebSocketFrame ping -> {
                        var _ = context.writeAndFlush(
                                new PongWebSocketFrame(ping.content().retain()));
                    }
                    case CloseWebSocketFrame close -> {
                        ended(close.statusCode() < 0 ? NO_STATUS : close.statusCode(), true, close.reasonText());
                        var _ = context.writeAndFlush(close.retain()).addListener(ChannelFutureListener.CLOSE);
                    }
                    default -> {}
                }
            } finally {
                ReferenceCountUtil.release(message);
            }
            context.read();
        }

        private static byte[] bytes(WebSocketFrame frame) {
            byte[] bytes = new byte[frame.content().readableBytes()];
            frame.content().readBytes(bytes);
            return bytes;
        }

        private void add(char kind, byte[] content) {
            ByteArrayOutputStream arrival = new ByteArrayOutputStream(content.length + 1);
            arrival.write(kind);
            arrival.writeBytes(content);
            arrivals.add(arrival.toByteArray());
        }

        private void ended(int code, boolean clean, String reason) {
            if (!closed) {
                closed = true;
                add('c', Utf8.encode(code + " " + clean + " " + reason));
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            ended(LOST, false, "");
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            ended(LOST, false, String.valueOf(cause.getMessage()));
            var _ = context.close();
        }

        void send(WebSocketFrame frame) throws IOException, InterruptedException {
            if (!http.channel().writeAndFlush(frame).await().isSuccess()) {
                throw new IOException("WebSocket is closed");
            }
        }

        @Override
        public void close() {
            var _ = http.channel().close();
        }
    }

    static void register(Ops ops, ResourceTable resources, Function<OpArguments, HttpExchange> exchanges) {
        ops.async("denoWebSocketUpgrade", a -> {
            HttpExchange exchange = exchanges.apply(a);
            return OsFailure.explain("", () -> resources.add(upgrade(exchange, a.string(1))));
        });
        ops.on("denoWebSocketNext", resources, Link.class, (link, _) -> link.arrivals.take());
        ops.on("denoWebSocketSend", resources, Link.class, (link, a) -> {
            WebSocketFrame frame = a.value(1) instanceof String text
                    ? new TextWebSocketFrame(Unpooled.wrappedBuffer(Utf8.encode(text)))
                    : new BinaryWebSocketFrame(Unpooled.wrappedBuffer(a.bytes(1)));
            link.send(frame);
            return null;
        });
        ops.on("denoWebSocketClose", resources, Link.class, (link, a) -> {
            link.send(
                    a.isNullish(1)
                            ? new CloseWebSocketFrame()
                            : new CloseWebSocketFrame((int) a.integer(1), a.string(2)));
            return null;
        });
    }

    /** Answers the handshake, and turns the connection from HTTP to frames. */
    private static Link upgrade(HttpExchange exchange, String protocol) throws IOException, InterruptedException {
        ChannelHandlerContext context = exchange.context();
        DefaultFullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                exchange.request().method(),
                exchange.request().uri(),
                Unpooled.EMPTY_BUFFER,
                exchange.request().headers(),
                EmptyHttpHeaders.INSTANCE);
        Link link = new Link(context);
        var handshaker = new WebSocketServerHandshaker13("", protocol.isEmpty() ? null : protocol, true, MAX_MESSAGE);
        context.executor()
                .submit(() -> {
                    ChannelPipeline pipeline = context.pipeline();
                    pipeline.remove(HttpServerKeepAliveHandler.class);
                    pipeline.remove(HttpServerExpectContinueHandler.class);
                    pipeline.remove(FlowControlHandler.class);
                    pipeline.remove(HttpExchangeHandler.class);
                })
                .await();
        var shaken = handshaker.handshake(context.channel(), request).await();
        if (!shaken.isSuccess()) {
            throw new IOException("WebSocket handshake failed", shaken.cause());
        }
        context.channel().pipeline().addLast(new WebSocketFrameAggregator(MAX_MESSAGE), link);
        context.channel().config().setAutoRead(true);
        exchange.completed().complete(true);
        return link;
    }
}
