package io.networkruntime.supervisor.deno;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns the messages of one connection (HTTP/1.1) or stream (HTTP/2) into exchanges, one after the other. */
final class HttpExchangeHandler extends ChannelDuplexHandler {
    private final Consumer<HttpExchange> arrived;
    private @Nullable HttpExchange current;

    HttpExchangeHandler(Consumer<HttpExchange> arrived) {
        this.arrived = arrived;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.channel().config().setAutoRead(false);
        // Read only after the handler that chose the protocol has left the pipeline, with the bytes it held back.
        context.executor().execute(context::read);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof HttpRequest request) {
                begin(context, request);
            }
            HttpExchange exchange = current;
            if (message instanceof HttpContent content && exchange != null) {
                exchange.take(content);
                if (content instanceof LastHttpContent && exchange.completed().isDone()) {
                    next(exchange);
                }
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest request) {
        HttpExchange exchange = new HttpExchange(context, request);
        current = exchange;
        var _ = exchange.completed().thenRun(() -> context.executor().execute(() -> answered(exchange)));
        if (!(request instanceof HttpContent)) {
            exchange.askForMore();
        }
        arrived.accept(exchange);
    }

    /** The response has left: what is left of the request is thrown away, and the next one may come. */
    private void answered(HttpExchange exchange) {
        if (exchange.received()) {
            next(exchange);
        } else {
            exchange.askForMore();
        }
    }

    private void next(HttpExchange exchange) {
        if (current == exchange) {
            current = null;
            exchange.askForMore();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
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
