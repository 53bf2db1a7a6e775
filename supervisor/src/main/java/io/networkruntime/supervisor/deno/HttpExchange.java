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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
    /** Null where none is sent, as with most requests. */
    private final @Nullable LinkedBlockingQueue<Piece> body;

    private final CompletableFuture<Boolean> completed = new CompletableFuture<>();
    private final HttpServing serving;
    private final HttpExchangeHandler connection;
    private int number;
    private volatile boolean received;
    private volatile @Nullable ChannelFuture last;
    private @Nullable GzipStream gzip;
    /** How many bytes of the response's body may still follow, or {@link ResponseFraming#UNKNOWN}. */
    private long rest = ResponseFraming.UNKNOWN;

    private boolean isLast;
    private int taken;

    HttpExchange(
            ChannelHandlerContext context, HttpRequest request, HttpServing serving, HttpExchangeHandler connection) {
        this.connection = connection;
        this.context = context;
        this.request = request;
        this.serving = serving;
        body = HttpRequestRules.hasBody(request, isHttp2()) ? new LinkedBlockingQueue<>() : null;
    }

    /** The number by which the script knows it, once it was told of it. */
    int number() {
        return number;
    }

    void number(int given) {
        number = given;
    }

    boolean hasBody() {
        return body != null;
    }

    HttpExchangeHandler connection() {
        return connection;
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
        complete(true);
    }

    /** Whether the whole request has come. */
    boolean received() {
        return received;
    }

    /** True once the response has left, false once it cannot any more. */
    CompletableFuture<Boolean> completed() {
        return completed;
    }

    /** On the connection's thread, where not said otherwise; what it means for the connection is done as a task of its own. */
    private void complete(boolean whole) {
        if (completed.complete(whole)) {
            serving.ended(this);
            context.executor().execute(() -> connection.answered(context, this));
        }
    }

    /** On the connection's thread. */
    void take(HttpContent content) {
        taken++;
        ByteBuf bytes = content.content();
        received = content instanceof LastHttpContent;
        if (body != null && bytes.isReadable() && !completed.isDone()) {
            byte[] piece = new byte[bytes.readableBytes()];
            bytes.readBytes(piece);
            body.add(new Piece(piece, false));
        } else if (!received) {
            askForMore();
        }
        if (received) {
            if (body != null) {
                body.add(new Piece(null, false));
            }
            noticeEnd();
        }
    }

    /** Lets the next message come. */
    void askForMore() {
        if (context.executor().inEventLoop()) {
            connection.want(context);
        } else {
            context.executor().execute(() -> connection.want(context));
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
        if (!received && body != null) {
            body.add(new Piece(null, true));
        }
        complete(false);
    }

    /** Waits for the next piece of the body; null at its end. */
    byte @Nullable [] readBody() throws IOException, InterruptedException {
        if (body == null) {
            return null;
        }
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

    /**
     * Answers with a body that is known as a whole, from the isolate's thread.
     *
     * @param fields names and values in ISO 8859-1, each ended by a line feed
     */
    void respond(int status, ByteBuffer fields, ByteBuffer content) {
        PlainAnswers plain = serving.plainAnswers();
        if (received
                && connection.isPlain()
                && !serving.compresses()
                && !serving.isEnding()
                && plain.suits(request, status, fields)) {
            ChannelFuture sent = connection.writePlainly(plain.write(context.alloc(), status, content));
            if (sent.isSuccess()) {
                plainlyDone();
            } else {
                var _ = sent.addListener(done -> complete(done.isSuccess()));
            }
            return;
        }
        byte[] whole = new byte[content.remaining()];
        content.get(whole);
        respond(
                status,
                HttpServerOps.headers(
                        StandardCharsets.ISO_8859_1.decode(fields.duplicate()).toString()),
                whole);
    }

    /** The answer has left already, and no code of the connection runs at the moment: it may go on at once. */
    private void plainlyDone() {
        if (completed.complete(true)) {
            serving.ended(this);
            connection.answered(context, this);
        }
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
            connection.want(context);
        }
    }

    private HttpVersion version() {
        return isHttp2() ? HttpVersion.HTTP_1_1 : request.protocolVersion();
    }

    /** Without a reason where the standards know none. */
    static HttpResponseStatus statusOf(int code) {
        HttpResponseStatus status = HttpResponseStatus.valueOf(code);
        return status.reasonPhrase().endsWith(")") ? new HttpResponseStatus(code, "") : status;
    }

    private void send(HttpObject lastOfAnswer) {
        var _ = context.writeAndFlush(lastOfAnswer).addListener(sent -> complete(sent.isSuccess()));
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
        complete(false);
        var _ = context.close();
    }
}
