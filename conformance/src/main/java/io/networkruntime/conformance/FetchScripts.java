package io.networkruntime.conformance;

import io.networkruntime.engine.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The scripts of {@code fetch/api/resources}, {@code xhr/resources}, {@code common} and {@code FileAPI/file/resources}. */
final class FetchScripts {
    private static final int MOST_CHUNKS = 1000;
    private static final int SLOW_CHUNKS = 6000;
    private static final Map<String, String> VERBATIM = Map.of(
            "headers-basic.asis", "HTTP/1.1 280 HELLO\nfoo-test: 1\nfoo-test: 2\nfoo-test: 3\n\nX",
            "headers-double-empty.asis", "HTTP/1.1 280 HELLO\ndouble-trouble: \ndouble-trouble: \n\nX",
            "headers-some-are-empty.asis",
                    "HTTP/1.1 280 HELLO\nheya: \nheya: \u000b\u000c\nheya: 1\nheya: \nheya: \nheya: 2\n\nX",
            "headers-www-authenticate.asis", "HTTP/1.1 280 HELLO\nwww-authenticate: 1, 2\nwww-authenticate: 3, 4\n\nX",
            "header-content-length.asis", "HTTP/1.1 200 OK\nContent-Length: 0\n\n",
            "header-content-length-twice.asis", "HTTP/1.1 200 OK\nContent-Length: 0\nContent-Length: 0\n\n");

    private final Stash stash;

    FetchScripts(Stash stash) {
        this.stash = stash;
    }

    Map<String, Script> byName() {
        return Map.ofEntries(
                Map.entry("inspect-headers.py", FetchScripts::inspectHeaders),
                Map.entry("echo-content.py", FetchScripts::echoContent),
                Map.entry("echo-content-escaped.py", FetchScripts::echoContentEscaped),
                Map.entry("echo-headers.py", FetchScripts::echoHeaders),
                Map.entry("method.py", FetchScripts::method),
                Map.entry("status.py", FetchScripts::status),
                Map.entry(
                        "parse-headers.py",
                        (request, reply) -> reply.raw("HTTP/1.1 200 OK\r\nmy-custom-header: "
                                + request.query().get("my-custom-header").orElse("") + "\r\n\r\n")),
                Map.entry("redirect.py", this::redirect),
                Map.entry("redirect.h2.py", FetchScripts::redirectAsIs),
                Map.entry(
                        "redirect-empty-location.py",
                        (_, reply) -> reply.status(302).set("Location", "").send("")),
                Map.entry("trickle.py", FetchScripts::trickle),
                Map.entry("infinite-slow-response.py", this::slowly),
                Map.entry("stash-put.py", this::stashPut),
                Map.entry("stash-take.py", this::stashTake),
                Map.entry(
                        "clean-stash.py",
                        (request, reply) ->
                                reply.send(stash.take(key(request, "token")).isPresent() ? "1" : "0")));
    }

    /** A file that is sent byte for byte. */
    static Optional<String> verbatim(String file) {
        return Optional.ofNullable(VERBATIM.get(file));
    }

    private static String key(HttpRequest request, String parameter) {
        return request.query().get(parameter).orElse("");
    }

    private static void inspectHeaders(HttpRequest request, HttpReply reply) throws IOException {
        List<String> names = List.of(key(request, "headers").split("\\|", -1));
        for (String name : names) {
            request.header(name).ifPresent(value -> reply.add("x-request-" + name, value));
        }
        if (request.query().has("cors")) {
            reply.add("Access-Control-Allow-Origin", request.header("Origin").orElse("*"))
                    .add("Access-Control-Allow-Credentials", "true")
                    .add("Access-Control-Allow-Methods", "GET, POST, HEAD")
                    .add(
                            "Access-Control-Expose-Headers",
                            String.join(
                                    ", ",
                                    names.stream()
                                            .map(name -> "x-request-" + name)
                                            .toList()));
        }
        reply.add("content-type", "text/plain").send("");
    }

    private static HttpReply described(HttpRequest request, HttpReply reply) {
        return reply.add("X-Request-Method", request.method())
                .add(
                        "X-Request-Content-Length",
                        request.header("Content-Length").orElse("NO"))
                .add("X-Request-Content-Type", request.header("Content-Type").orElse("NO"))
                .add("Content-Type", "text/plain; charset=UTF-8");
    }

    private static void echoContent(HttpRequest request, HttpReply reply) throws IOException {
        described(request, reply).send(request.bodyBytes());
    }

    private static void echoContentEscaped(HttpRequest request, HttpReply reply) throws IOException {
        StringBuilder escaped = new StringBuilder();
        for (byte each : request.bodyBytes()) {
            int b = each & 0xff;
            if (b == '\\') {
                escaped.append("\\\\");
            } else if (b <= 0x1f || b >= 0x7f) {
                escaped.append(String.format(Locale.ROOT, "\\x%02x", b));
            } else {
                escaped.append((char) b);
            }
        }
        described(request, reply).send(escaped.toString());
    }

    private static void echoHeaders(HttpRequest request, HttpReply reply) throws IOException {
        StringBuilder lines = new StringBuilder();
        request.headers()
                .forEach(header -> lines.append(header.name())
                        .append(": ")
                        .append(header.value())
                        .append("\r\n"));
        reply.add("Content-Type", "text/plain").send(lines.toString());
    }

    private static void method(HttpRequest request, HttpReply reply) throws IOException {
        if (request.query().has("cors")) {
            reply.add("Access-Control-Allow-Origin", "*");
        }
        reply.add("x-request-method", request.method());
        for (String name :
                List.of("content-type", "content-length", "content-encoding", "content-language", "content-location")) {
            reply.add("x-request-" + name, request.header(name).orElse("NO"));
        }
        reply.send(request.bodyBytes());
    }

    private static void status(HttpRequest request, HttpReply reply) throws IOException {
        int code = request.query().number("code", request.query().number("status", 200));
        reply.status(code, request.query().get("text").orElse("OMG"))
                .add("Content-Type", request.query().get("type").orElse(""))
                .add("X-Request-Method", request.method())
                .send(key(request, "content"));
    }

    private void redirect(HttpRequest request, HttpReply reply) throws IOException, InterruptedException {
        Query query = request.query();
        reply.add("Content-Type", "text/plain").add("Cache-Control", "no-cache").add("Pragma", "no-cache");
        reply.add("Access-Control-Allow-Origin", request.header("Origin").orElse("*"));
        Optional<String> token = query.get("token");
        int count = token.map(stash::takeNumber).orElse(0) + 1;
        String url = query.get("location").orElse("");
        if (query.has("location")) {
            String location = query.has("simple") ? url : carriedOn(url, query) + "&count=" + count;
            reply.add("Location", location);
        }
        query.get("redirect_referrerpolicy").ifPresent(policy -> reply.add("Referrer-Policy", policy));
        Thread.sleep(Math.min(query.number("delay", 0), 10_000));
        token.ifPresent(name -> stash.put(name, count));
        if (token.isPresent() && query.has("max_count") && count > query.number("max_count", 0)) {
            reply.send(Integer.toString(count - 1));
            return;
        }
        reply.status(query.number("redirect_status", query.number("status", 302)))
                .send("");
    }

    private static void redirectAsIs(HttpRequest request, HttpReply reply) throws IOException {
        request.query().get("location").ifPresent(location -> reply.add("Location", location));
        reply.add("Content-Type", "text/plain")
                .status(request.query().number("redirect_status", 302))
                .send("");
    }

    /** The next URL with the parameters of this one, as long as it is one of HTTP. */
    private static String carriedOn(String url, Query query) {
        if (!url.matches("(?i)https?:.*") && url.matches("(?i)[a-z][a-z0-9+.-]*:.*")) {
            return url;
        }
        StringBuilder next = new StringBuilder(url).append(url.contains("?") ? '&' : '?');
        String separator = "";
        for (Map.Entry<String, List<String>> each : query.parameters().entrySet()) {
            next.append(separator)
                    .append(encoded(each.getKey()))
                    .append('=')
                    .append(encoded(each.getValue().getFirst()));
            separator = "&";
        }
        return next.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.ISO_8859_1);
    }

    private static void trickle(HttpRequest request, HttpReply reply) throws IOException, InterruptedException {
        int pause = request.query().number("ms", 500);
        int count = Math.min(request.query().number("count", 50), MOST_CHUNKS);
        Thread.sleep(pause);
        if (!request.query().has("notype")) {
            reply.add("Content-Type", "text/plain");
        }
        OutputStream out = reply.stream();
        for (int i = 0; i < count; i++) {
            Thread.sleep(pause);
            out.write("TEST_TRICKLE\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }

    private void slowly(HttpRequest request, HttpReply reply) throws IOException, InterruptedException {
        String state = request.folder() + key(request, "stateKey");
        String abort = request.folder() + key(request, "abortKey");
        stash.put(state, "open");
        try {
            OutputStream out = reply.add("Content-Type", "text/plain").stream();
            out.write(".".repeat(2048).getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < SLOW_CHUNKS && stash.take(abort).isEmpty(); i++) {
                out.write('.');
                out.flush();
                Thread.sleep(10);
            }
        } finally {
            stash.put(state, "closed");
        }
    }

    private void stashPut(HttpRequest request, HttpReply reply) throws IOException {
        stash.put(request.folder() + key(request, "key"), key(request, "value"));
        reply.add("Access-Control-Allow-Origin", "*").send("OK");
    }

    private void stashTake(HttpRequest request, HttpReply reply) throws IOException {
        Optional<String> taken = stash.takeText(request.folder() + key(request, "key"));
        reply.add("Access-Control-Allow-Origin", "*")
                .add("Content-Type", "application/json")
                .send(taken.map(JsonWriter::write).orElse("null"));
    }
}
