package io.networkruntime.supervisor.inspector;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A debugger at the other end of a WebSocket. What it says before anybody listens is kept. */
public final class DevTools extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final int MAX_MESSAGE_BYTES = 64 << 20;
    /** What may wait to be read by the debugger beside the message that is added. */
    private static final long MAX_UNTAKEN_BYTES = 256L << 20;

    private final WebSocketServerHandshaker handshaker;
    private final List<String> early = new ArrayList<>();
    private @Nullable Channel channel;
    private @Nullable Consumer<String> listener;
    private Runnable onClose = () -> {};
    private boolean closed;

    DevTools(WebSocketServerHandshaker handshaker) {
        this.handshaker = handshaker;
    }

    synchronized void opened(Channel open) {
        channel = open;
        open.pipeline().addBefore("frames", "whole", new WebSocketFrameAggregator(MAX_MESSAGE_BYTES));
    }

    /** Has each message told, on the thread of the server, and the end. */
    public synchronized void listen(Consumer<String> messages, Runnable end) {
        listener = messages;
        onClose = end;
        early.forEach(messages);
        early.clear();
        if (closed) {
            end.run();
        }
    }

    /** Sends a message; any thread. A debugger that does not take what it is sent is cut off. */
    public synchronized void send(String message) {
        if (channel == null || !channel.isOpen()) {
            return;
        }
        ChannelOutboundBuffer untaken = channel.unsafe().outboundBuffer();
        if (untaken != null && untaken.totalPendingWriteBytes() > MAX_UNTAKEN_BYTES) {
            var _ = channel.close();
        } else {
            var _ = channel.writeAndFlush(new TextWebSocketFrame(message));
        }
    }

    /** The isolate has gone; any thread. */
    public synchronized void close() {
        if (channel != null) {
            var _ = channel.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        switch (frame) {
            case TextWebSocketFrame text -> hear(text.text());
            case PingWebSocketFrame ping -> {
                var _ = context.writeAndFlush(
                        new PongWebSocketFrame(ping.content().retain()));
            }
            case CloseWebSocketFrame close -> {
                var _ = handshaker.close(context.channel(), close.retain());
            }
            default -> {}
        }
    }

    private synchronized void hear(String message) {
        if (listener == null) {
            early.add(message);
        } else {
            listener.accept(message);
        }
    }

    @Override
    public synchronized void channelInactive(ChannelHandlerContext context) {
        closed = true;
        onClose.run();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close();
    }
}
