package io.networkruntime.supervisor.deno;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2StreamChannel;
import java.io.IOException;
import java.util.Arrays;
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

    private static final byte[] NOTHING = {};

    private final ChannelHandlerContext context;
    private final HttpRequest request;
    private final LinkedBlockingQueue<Piece> body = new LinkedBlockingQueue<>();
    private final CompletableFuture<Boolean> completed = new CompletableFuture<>();
    private final HttpServing serving;
    private final Runnable more;
    private volatile boolean received;
    private volatile @Nullable ChannelFuture last;
    private @Nullable GzipStream gzip;
    /** How many bytes of the response's body may still follow, or {@link ResponseFraming#UNKNOWN}. */
    private long rest = ResponseFraming.UNKNOWN;

    private boolean isLast;
    private int taken;

    HttpExchange(ChannelHandlerContext context, HttpRequest request, HttpServing serving, Runnable more) {
        this.more = more;
        this.context = context;
        this.request = request;
        this.serving = serving;
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

    boolean isHttp2() {
        return context.channel() instanceof Http2StreamChannel;
    }

    /** Whether the connection ends with the response. */
    boolean isLast() {
        return isLast;
    }

    /** The connection does something else than this server's requests from now on. */
    void release() {
        serving.release(context.channel());
        completed.complete(true);
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
        taken++;
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

    /** Lets the next message come. */
    void askForMore() {
        if (context.executor().inEventLoop()) {
            more.run();
        } else {
            context.executor().execute(more);
        }
    }

    /**
     * Has the connection read once more while the script makes its answer, so that a client that goes away is noticed. What
     * comes of a next request waits; HTTP/2 needs none of this, its streams end by frames.
     */
    private void noticeEnd() {
        if (!isHttp2()) {
            context.read();
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
        boolean zips = content.length > 0 && compresses(headers, content.length);
        boolean isHead = request.method().equals(HttpMethod.HEAD);
        byte[] body = zips && !isHead ? new GzipStream().finish(content) : content;
        ResponseFraming framing = frame(status, headers, zips && isHead ? ResponseFraming.UNKNOWN : body.length);
        if (framing.hasBody()) {
            send(new DefaultFullHttpResponse(
                    version(), statusOf(status), Unpooled.wrappedBuffer(body), headers, EmptyHttpHeaders.INSTANCE));
        } else {
            send(new HeadOnlyResponse(version(), statusOf(status), headers));
        }
    }

    /** Begins an answer whose body follows in pieces; false if its head is all of it. */
    boolean begin(int status, HttpHeaders headers) {
        boolean zips = compresses(headers, ResponseFraming.UNKNOWN);
        ResponseFraming framing = frame(status, headers, ResponseFraming.UNKNOWN);
        if (!framing.hasBody()) {
            send(new HeadOnlyResponse(version(), statusOf(status), headers));
            return false;
        }
        rest = framing.length();
        if (zips) {
            GzipStream opened = new GzipStream();
            gzip = opened;
            var _ = completed.thenRun(opened::close);
        }
        var _ = context.writeAndFlush(new DefaultHttpResponse(version(), statusOf(status), headers));
        return true;
    }

    private boolean compresses(HttpHeaders headers, long length) {
        return serving.compresses() && ResponseCompression.apply(request.headers(), headers, length);
    }

    private ResponseFraming frame(int status, HttpHeaders headers, long length) {
        if (!headers.contains(HttpHeaderNames.DATE)) {
            headers.set(HttpHeaderNames.DATE, serving.date());
        }
        takeWhatHasCome();
        // What is left of the request would have to be read before the next one, and nobody wants it.
        boolean mayGoOn = received && HttpUtil.isKeepAlive(request) && !serving.isEnding();
        ResponseFraming framing = ResponseFraming.apply(request, status, headers, length, isHttp2(), mayGoOn);
        isLast = framing.isLast();
        return framing;
    }

    /** Takes in what of the request has come but was held back, since it was not asked for. */
    private void takeWhatHasCome() {
        for (int before = -1; !received && taken != before; ) {
            before = taken;
            more.run();
        }
    }

    private HttpVersion version() {
        return isHttp2() ? HttpVersion.HTTP_1_1 : request.protocolVersion();
    }

    /** Without a reason where the standards know none. */
    private static HttpResponseStatus statusOf(int code) {
        HttpResponseStatus status = HttpResponseStatus.valueOf(code);
        return status.reasonPhrase().endsWith(")") ? new HttpResponseStatus(code, "") : status;
    }

    private void send(HttpObject lastOfAnswer) {
        var _ = context.writeAndFlush(lastOfAnswer).addListener(sent -> completed.complete(sent.isSuccess()));
    }

    /** Writes a piece, as far as the body may still grow; tells whether the operating system has taken it already. */
    boolean write(byte[] piece) {
        byte[] bytes = gzip == null ? piece : gzip.add(piece);
        if (rest != ResponseFraming.UNKNOWN) {
            bytes = bytes.length > rest ? Arrays.copyOf(bytes, (int) rest) : bytes;
            rest -= bytes.length;
        }
        if (bytes.length == 0) {
            return true;
        }
        ChannelFuture sent = context.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(bytes)));
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

    /** Ends the body; one that is shorter than was said is broken off. */
    void end() {
        if (rest > 0) {
            abort();
            return;
        }
        byte[] tail = gzip == null || completed.isDone() ? NOTHING : gzip.finish(NOTHING);
        send(
                tail.length == 0
                        ? LastHttpContent.EMPTY_LAST_CONTENT
                        : new DefaultLastHttpContent(Unpooled.wrappedBuffer(tail)));
    }

    /** Breaks the answer off, so that the other side sees that it is not whole. */
    void abort() {
        completed.complete(false);
        var _ = context.close();
    }
}
