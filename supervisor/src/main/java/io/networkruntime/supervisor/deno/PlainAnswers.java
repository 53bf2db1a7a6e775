package io.networkruntime.supervisor.deno;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The short way for most answers: their bytes as HTTP/1.1 has them, without a message that an encoder would have to read
 * again. Confined to the isolate's thread.
 */
final class PlainAnswers {
    /** Those that the server has a word in. */
    private static final Set<String> SPECIAL = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        SPECIAL.addAll(Set.of("connection", "content-length", "date", "transfer-encoding"));
    }

    private static final int ROOM_FOR_NUMBERS = 32;

    private final Supplier<String> date;
    private final Map<Integer, byte[]> statusLines = new HashMap<>();
    private String knownDate = "";
    private byte[] dateLine = {};
    private ByteBuffer knownFields = ByteBuffer.allocate(0);
    private byte[] fieldLines = {};
    private boolean isPlain = true;

    PlainAnswers(Supplier<String> date) {
        this.date = date;
    }

    /**
     * Whether an answer needs nothing but what {@link #write} does, which writes these fields from now on.
     *
     * @param fields names and values in ISO 8859-1, each ended by a line feed
     */
    boolean suits(HttpRequest request, int status, ByteBuffer fields) {
        if (!fields.equals(knownFields)) {
            read(fields);
        }
        return isPlain
                && ResponseFraming.mayHaveBody(status)
                && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && !request.method().equals(HttpMethod.HEAD)
                && HttpUtil.isKeepAlive(request);
    }

    /** Most answers of a server have the same fields as the one before. */
    private void read(ByteBuffer fields) {
        byte[] copy = new byte[fields.remaining()];
        fields.duplicate().get(copy);
        knownFields = ByteBuffer.wrap(copy);
        String[] parts = new String(copy, StandardCharsets.ISO_8859_1).split("\n", -1);
        StringBuilder lines = new StringBuilder(2 * copy.length);
        isPlain = true;
        for (int i = 0; i + 1 < parts.length; i += 2) {
            isPlain &= !SPECIAL.contains(parts[i]);
            lines.append(parts[i]).append(": ").append(parts[i + 1]).append("\r\n");
        }
        fieldLines = lines.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The answer with the fields that {@link #suits} was asked about last. */
    ByteBuf write(ByteBufAllocator allocator, int status, ByteBuffer content) {
        byte[] statusLine = statusLines.computeIfAbsent(status, PlainAnswers::statusLine);
        String now = date.get();
        if (!now.equals(knownDate)) {
            knownDate = now;
            dateLine = ("date: " + now + "\r\ncontent-length: ").getBytes(StandardCharsets.US_ASCII);
        }
        int length = content.remaining();
        int size = statusLine.length + fieldLines.length + dateLine.length + ROOM_FOR_NUMBERS + length;
        ByteBuffer answer =
                ByteBuffer.allocate(size).put(statusLine).put(fieldLines).put(dateLine);
        answer.put((length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII)).put(content);
        return allocator.ioBuffer(answer.position()).writeBytes(answer.flip());
    }

    private static byte[] statusLine(int status) {
        HttpResponseStatus known = HttpExchange.statusOf(status);
        return ("HTTP/1.1 " + status + " " + known.reasonPhrase() + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
