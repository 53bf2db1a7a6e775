package io.networkruntime.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The answer to one request, sent once: whole, in pieces, or byte for byte as a script wants it. Confined to one thread. */
final class HttpReply {
    private final OutputStream out;
    private final boolean bodiless;
    private final List<HttpRequest.Header> headers = new ArrayList<>();
    private int status = 200;
    private String reason = "OK";
    private boolean closes;

    HttpReply(OutputStream out, HttpRequest request) {
        this.out = out;
        bodiless = request.isFor("HEAD");
    }

    HttpReply status(int code, String phrase) {
        status = code;
        reason = phrase;
        return this;
    }

    HttpReply status(int code) {
        return status(code, code == 200 ? "OK" : "TEST");
    }

    HttpReply add(String name, String value) {
        headers.add(new HttpRequest.Header(name, value));
        return this;
    }

    HttpReply set(String name, String value) {
        headers.removeIf(header -> header.name().equalsIgnoreCase(name));
        return add(name, value);
    }

    /** Sends the head and a text of one byte a character. */
    void send(String body) throws IOException {
        send(body.getBytes(ISO_8859_1));
    }

    void send(byte[] body) throws IOException {
        boolean nothing = status == 204 || status == 304 || status < 200;
        if (!nothing && !has("Content-Length")) {
            add("Content-Length", Integer.toString(body.length));
        }
        out.write(head());
        if (!nothing && !bodiless) {
            out.write(body);
        }
        out.flush();
    }

    private boolean has(String name) {
        return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
    }

    /** Sends the head; what is written then goes out at once, and the connection ends with it. */
    OutputStream stream() throws IOException {
        closes = true;
        add("Connection", "close");
        out.write(head());
        out.flush();
        return out;
    }

    /** Sends bytes that a script made, head and all; the connection ends with them. */
    void raw(String bytes) throws IOException {
        closes = true;
        out.write(bytes.getBytes(ISO_8859_1));
        out.flush();
    }

    /** Whether the connection must not be used again. */
    boolean closes() {
        return closes;
    }

    private byte[] head() {
        StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "HTTP/1.1 %d %s\r\n", status, reason));
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        return head.append("\r\n").toString().getBytes(ISO_8859_1);
    }
}
