package io.networkruntime.supervisor.deno;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Turns the messages of one connection (HTTP/1.1) or stream (HTTP/2) into exchanges, one after the other. Each message is
 * asked for; what the decoder makes of the same bytes besides waits here.
 */
final class HttpExchangeHandler extends ChannelDuplexHandler {
    /** How long a client that is still sending may take to read the answer before the connection is closed. */
    private static final int LINGER_MS = 1000;

    private final HttpServing serving;
    private @Nullable HttpExchange current;
    /** What has come and was not asked for yet. */
    private final Deque<Object> waiting = new ArrayDeque<>();

    private @Nullable ChannelHandlerContext encoder;
    private @Nullable String client;
    private boolean wanted;
    private boolean handing;
    private boolean ending;

    HttpExchangeHandler(HttpServing serving) {
        this.serving = serving;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.channel().config().setAutoRead(false);
        encoder = context.pipeline().context(HttpResponseEncoding.class);
        // Read only after the handler that chose the protocol has left the pipeline, with the bytes it held back.
        context.executor().execute(() -> want(context));
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        for (Object message = waiting.poll(); message != null; message = waiting.poll()) {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (ending) {
            ReferenceCountUtil.release(message);
        } else {
            waiting.add(message);
            handOn(context);
        }
    }

    /** Whether answers can leave as bytes, past the encoder. */
    boolean isPlain() {
        return encoder != null;
    }

    ChannelFuture writePlainly(ByteBuf answer) {
        return Objects.requireNonNull(encoder).writeAndFlush(answer);
    }

    /** The client's address and port, on two lines; two empty ones on a unix socket. */
    String client(ChannelHandlerContext context) {
        String known = client;
        if (known == null) {
            Channel channel = context.channel();
            SocketAddress address =
                    channel instanceof Http2StreamChannel ? channel.parent().remoteAddress() : channel.remoteAddress();
            known = address instanceof InetSocketAddress inet
                    ? NetworkInterfaces.plain(inet.getAddress()) + "\n" + inet.getPort()
                    : "\n";
            client = known;
        }
        return known;
    }

    /** Lets one more message come: one that waits, or one that is still to be read. */
    void want(ChannelHandlerContext context) {
        wanted = true;
        handOn(context);
    }

    private void handOn(ChannelHandlerContext context) {
        if (handing) {
            return;
        }
        handing = true;
        try {
            while (wanted && !waiting.isEmpty()) {
                wanted = false;
                take(context, waiting.remove());
            }
        } finally {
            handing = false;
        }
        if (wanted) {
            context.read();
        }
    }

    private void take(ChannelHandlerContext context, Object message) {
        try {
            if (ending) {
                return;
            }
            if (message instanceof HttpRequest request) {
                begin(context, request);
            }
            HttpExchange exchange = current;
            if (message instanceof HttpContent content && exchange != null) {
                take(context, exchange, content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest request) {
        boolean isHttp2 = context.channel() instanceof Http2StreamChannel;
        if (!isHttp2 && !HttpRequestRules.isGood(request)) {
            refuse(context);
            return;
        }
        HttpExchange exchange = new HttpExchange(context, request, serving, this);
        current = exchange;
        if (!(request instanceof HttpContent)) {
            if (HttpUtil.is100ContinueExpected(request) && exchange.hasBody()) {
                var _ = context.writeAndFlush(
                        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
            }
            exchange.askForMore();
        }
        serving.arrived(exchange);
    }

    private void take(ChannelHandlerContext context, HttpExchange exchange, HttpContent content) {
        if (content.decoderResult().isFailure()) {
            // Nobody knows where the next request would begin.
            ending = true;
            exchange.lost();
            var _ = context.close();
            return;
        }
        exchange.take(content);
        if (content instanceof LastHttpContent && exchange.completed().isDone()) {
            next(context, exchange);
        }
    }

    private void refuse(ChannelHandlerContext context) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST);
        response.headers()
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderValues.ZERO)
                .set(HttpHeaderNames.DATE, serving.date());
        ending = true;
        var _ = context.writeAndFlush(response).addListener(_ -> linger(context));
    }

    /** The response has left: what is left of the request is thrown away, and the next one may come. */
    void answered(ChannelHandlerContext context, HttpExchange exchange) {
        if (exchange.received()) {
            next(context, exchange);
        } else if (exchange.isLast()) {
            current = null;
            ending = true;
            linger(context);
        } else {
            exchange.askForMore();
        }
    }

    private void next(ChannelHandlerContext context, HttpExchange exchange) {
        if (current != exchange) {
            return;
        }
        current = null;
        boolean isHttp2 = context.channel() instanceof Http2StreamChannel;
        if (exchange.isLast() || (serving.isEnding() && !isHttp2)) {
            var _ = context.close();
        } else {
            exchange.askForMore();
        }
    }

    /** Closes so that the client can read the answer: what it still sends would have the kernel throw away what is under way. */
    private static void linger(ChannelHandlerContext context) {
        if (context.pipeline().get(SslHandler.class) == null && context.channel() instanceof DuplexChannel channel) {
            var _ = channel.shutdownOutput();
            channel.config().setAutoRead(true);
            Runnable close = () -> {
                var _ = context.close();
            };
            var _ = context.executor().schedule(close, LINGER_MS, TimeUnit.MILLISECONDS);
        } else {
            var _ = context.close();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof HttpServing.Ending && current == null) {
            var _ = context.close();
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ending = true;
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        HttpExchange exchange = current;
        if (exchange != null) {
            exchange.lost();
        }
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close();
    }
}
