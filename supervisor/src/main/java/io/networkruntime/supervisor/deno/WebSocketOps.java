package io.networkruntime.supervisor.deno;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
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
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The server's side of WebSockets, {@code Deno.upgradeWebSocket}: RFC 6455 by Netty. */
final class WebSocketOps {
    /** The largest message taken in, in bytes. */
    private static final int MAX_MESSAGE = 64 << 20;

    /** A script that is slower than its peer slows it: so many messages may wait before the network has to. */
    private static final int PAUSE_AT = 256;

    private static final int RESUME_AT = 64;

    /** How much JavaScript is given at once, as long as single messages are smaller. */
    private static final int BATCH_BYTES = 64 << 10;

    private static final int NO_STATUS = 1005;
    private static final int LOST = 1006;

    private WebSocketOps() {}

    /** One connection: what came of it, each as a letter (t text, b binary, c close) and its content. */
    private static final class Link extends ChannelInboundHandlerAdapter implements Resource {
        private final LinkedBlockingQueue<byte[]> arrivals = new LinkedBlockingQueue<>();
        private final ChannelHandlerContext http;
        private boolean closed;
        private volatile @Nullable ChannelFuture last;

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
            if (arrivals.size() > PAUSE_AT) {
                context.channel().config().setAutoRead(false);
            }
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

        /** Tells whether the network still keeps up. */
        boolean send(WebSocketFrame frame) {
            last = http.channel().writeAndFlush(frame);
            return http.channel().isWritable();
        }

        /** Waits until what was sent before has left. */
        void flushed() throws IOException, InterruptedException {
            ChannelFuture sent = last;
            if (sent != null && !sent.await().isSuccess()) {
                throw new IOException("WebSocket is closed");
            }
        }

        /** Waits for what came, each with its length before it; the network is listened to again once little is left. */
        byte[] next() throws InterruptedException {
            List<byte[]> some = new ArrayList<>();
            some.add(arrivals.take());
            int bytes = some.getFirst().length;
            for (byte[] more; bytes < BATCH_BYTES && (more = arrivals.poll()) != null; bytes += more.length) {
                some.add(more);
            }
            if (arrivals.size() < RESUME_AT && !http.channel().config().isAutoRead()) {
                http.channel().config().setAutoRead(true);
            }
            ByteBuffer packed = ByteBuffer.allocate(bytes + some.size() * Integer.BYTES);
            for (byte[] arrival : some) {
                packed.putInt(arrival.length).put(arrival);
            }
            return packed.array();
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
        ops.on("denoWebSocketNext", resources, Link.class, (link, _) -> link.next());
        ops.on("denoWebSocketFlushed", resources, Link.class, (link, _) -> {
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
        ops.sync(name, a -> resources.get(a.integer(0), Link.class).send(frame.apply(a)));
    }

    /** Answers the handshake, and turns the connection from HTTP to frames. */
    private static Link upgrade(HttpExchange exchange, String protocol) throws IOException {
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
        CompletableFuture<Boolean> shaken = new CompletableFuture<>();
        context.executor().execute(() -> {
            ChannelPipeline pipeline = context.pipeline();
            pipeline.remove(HttpServerKeepAliveHandler.class);
            pipeline.remove(HttpServerExpectContinueHandler.class);
            pipeline.remove(FlowControlHandler.class);
            pipeline.remove(HttpExchangeHandler.class);
            // In the same task: the first frame may come as soon as the answer has left.
            pipeline.addLast(new WebSocketFrameAggregator(MAX_MESSAGE), link);
            var _ = handshaker
                    .handshake(context.channel(), request)
                    .addListener(answer -> shaken.complete(answer.isSuccess()));
        });
        if (!shaken.join()) {
            throw new IOException("WebSocket handshake failed");
        }
        context.channel().config().setAutoRead(true);
        exchange.completed().complete(true);
        return link;
    }
}
