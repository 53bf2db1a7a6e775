package io.networkruntime.supervisor.deno;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.flow.FlowControlHandler;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response.
 *
 * <p>The connection's thread puts in what comes of the body, one piece for each that was asked for; operations take it
 * out, and write the response. Both sides may end first.
 */
final class HttpExchange {
    /** What came of the body: bytes, or its end, which may have come too early. */
    private static final class Piece {
        private final byte @Nullable [] bytes;
        private final boolean broken;

        Piece(byte @Nullable [] bytes, boolean broken) {
            this.bytes = bytes;
            this.broken = broken;
        }
    }

    private final ChannelHandlerContext context;
    private final HttpRequest request;
    private final LinkedBlockingQueue<Piece> body = new LinkedBlockingQueue<>();
    private final CompletableFuture<Boolean> completed = new CompletableFuture<>();
    private volatile boolean received;
    private volatile @Nullable ChannelFuture last;

    HttpExchange(ChannelHandlerContext context, HttpRequest request) {
        this.context = context;
        this.request = request;
    }

    HttpRequest request() {
        return request;
    }

    Channel channel() {
        return context.channel();
    }

    ChannelHandlerContext context() {
        return context;
    }

    /** Whether the whole request has come. */
    boolean received() {
        return received;
    }

    /** True once the response has left, false once it cannot any more. */
    CompletableFuture<Boolean> completed() {
        return completed;
    }

    /** On the connection's thread. */
    void take(HttpContent content) {
        ByteBuf bytes = content.content();
        received = content instanceof LastHttpContent;
        if (bytes.isReadable() && !completed.isDone()) {
            byte[] piece = new byte[bytes.readableBytes()];
            bytes.readBytes(piece);
            body.add(new Piece(piece, false));
        } else if (!received) {
            askForMore();
        }
        if (received) {
            body.add(new Piece(null, false));
            noticeEnd();
        }
    }

    /**
     * Lets the next message come. Always as a task of the connection's thread: Netty's FlowControlHandler forgets a read()
     * that is asked for while it hands a message on.
     */
    void askForMore() {
        context.executor().execute(context::read);
    }

    /**
     * Has the connection read once more while the script makes its answer, so that a client that goes away is noticed. What
     * comes of a next request waits in the FlowControlHandler; HTTP/2 needs none of this, its streams end by frames.
     */
    private void noticeEnd() {
        ChannelHandlerContext gate = context.pipeline().context(FlowControlHandler.class);
        if (gate != null && !(context.channel() instanceof Http2StreamChannel)) {
            context.executor().execute(gate::read);
        }
    }

    /** On the connection's thread: the other side is gone. */
    void lost() {
        if (!received) {
            body.add(new Piece(null, true));
        }
        completed.complete(false);
    }

    /** Waits for the next piece of the body; null at its end. */
    byte @Nullable [] readBody() throws IOException, InterruptedException {
        Piece piece = body.take();
        if (piece.bytes != null) {
            if (!received) {
                askForMore();
            }
            return piece.bytes;
        }
        body.add(piece);
        if (piece.broken) {
            throw new IOException("error reading a body from connection");
        }
        return null;
    }

    /** Answers with a body that is known as a whole. */
    void respond(int status, HttpHeaders headers, byte[] content) {
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.wrappedBuffer(content));
        response.headers().set(headers);
        boolean bodiless = status == 204 || status == 304 || status < 200;
        if (!bodiless && !response.headers().contains(HttpHeaderNames.CONTENT_LENGTH)) {
            HttpUtil.setContentLength(response, content.length);
        }
        var _ = context.writeAndFlush(response).addListener(sent -> completed.complete(sent.isSuccess()));
    }

    /** Begins an answer whose body follows in pieces. */
    void begin(int status, HttpHeaders headers) {
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
        response.headers().set(headers);
        if (!response.headers().contains(HttpHeaderNames.CONTENT_LENGTH)) {
            HttpUtil.setTransferEncodingChunked(response, true);
        }
        var _ = context.writeAndFlush(response);
    }

    /** Writes a piece; tells whether the operating system has taken it already. */
    boolean write(byte[] piece) {
        ChannelFuture sent = context.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(piece)));
        last = sent;
        return sent.isSuccess();
    }

    /** Waits until the operating system has taken the last piece. Not on the isolate's thread. */
    void flushed() throws IOException, InterruptedException {
        ChannelFuture sent = last;
        if (sent != null && !sent.await().isSuccess()) {
            throw new IOException("connection closed before message completed", sent.cause());
        }
    }

    void end() {
        var _ = context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT)
                .addListener(sent -> completed.complete(sent.isSuccess()));
    }

    /** Breaks the answer off, so that the other side sees that it is not whole. */
    void abort() {
        completed.complete(false);
        var _ = context.close();
    }
}
