package io.networkruntime.supervisor.deno;

import com.caoccao.javet.exceptions.JavetException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import io.networkruntime.engine.isolate.JsIsolate;
import io.networkruntime.engine.ops.websocket.SocketBatch;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket of a server: what came of it waits until the script takes it, each message as bytes or as a letter (t text, c
 * close) with text. All but {@link #flushed} belongs to the isolate's thread, which runs Netty's loop too.
 */
final class WebSocketLink extends ChannelInboundHandlerAdapter implements Resource, WebLoop.Source {
    /** A script that is slower than its peer slows it: so many messages may wait before the network has to. */
    private static final int PAUSE_AT = 256;

    private static final int RESUME_AT = 64;
    private static final int NO_STATUS = 1005;
    private static final int LOST = 1006;

    private final WebLoop web;
    private final ChannelHandlerContext http;
    private final Deque<Object> arrivals = new ArrayDeque<>();
    private int rid;
    private boolean wanted;
    private boolean closed;
    private boolean unflushed;
    private boolean asked;
    private volatile @Nullable ChannelFuture last;

    WebSocketLink(WebLoop web, ChannelHandlerContext http) {
        this.web = web;
        this.http = http;
    }

    /** Notes the number by which the script knows the connection. */
    int opened(int number) {
        rid = number;
        return number;
    }

    /** Silence: the other side is asked once whether it is there, by RFC 6455 section 5.5.2, and given up after the second. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) {
            if (asked) {
                ended(LOST, false, "No response from ping frame.");
                var _ = context.close();
            } else if (context.channel().config().isAutoRead()) {
                asked = true;
                var _ = context.writeAndFlush(new PingWebSocketFrame());
            }
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        asked = false;
        try {
            switch (message) {
                case TextWebSocketFrame text -> add("t" + text.text());
                case BinaryWebSocketFrame binary -> add(bytes(binary));
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

    private void add(Object arrival) {
        arrivals.add(arrival);
        if (wanted) {
            wanted = false;
            web.announce(this);
        }
    }

    private void ended(int code, boolean clean, String reason) {
        if (!closed) {
            closed = true;
            add("c" + code + " " + clean + " " + reason);
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

    /** Gives what came: the bytes of a message, or a {@link SocketBatch}; null if nothing did: the script will be told then. */
    @Nullable
    Object take() {
        Object taken = arrivals.poll();
        if (taken == null) {
            wanted = true;
            return null;
        }
        if (taken instanceof String first) {
            SocketBatch batch = new SocketBatch();
            batch.add(first);
            while (!batch.isFull() && arrivals.peek() instanceof String) {
                batch.add((String) arrivals.remove());
            }
            taken = batch.toString();
        }
        if (arrivals.size() < RESUME_AT && !http.channel().config().isAutoRead()) {
            http.channel().config().setAutoRead(true);
        }
        return taken;
    }

    @Override
    public void deliver(JsIsolate isolate) throws JavetException {
        web.tell(isolate, "webSocketReady", rid);
    }

    /** Writes a frame, which leaves with those that follow in the same turn; tells whether the network still keeps up. */
    boolean send(WebSocketFrame frame) {
        last = http.channel().write(frame);
        if (!unflushed) {
            unflushed = true;
            web.beforeWaiting(this::flush);
        }
        return http.channel().isWritable();
    }

    private void flush() {
        unflushed = false;
        http.channel().flush();
    }

    /** Waits until what was sent before has left. Not on the isolate's thread. */
    void flushed() throws IOException, InterruptedException {
        ChannelFuture sent = last;
        if (sent != null && !sent.await().isSuccess()) {
            throw new IOException("WebSocket is closed");
        }
    }

    @Override
    public void close() {
        flush();
        var _ = http.channel().close();
    }
}
