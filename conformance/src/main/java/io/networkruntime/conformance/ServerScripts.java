package io.networkruntime.conformance;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the corpus's Python scripts answer, by the names of the scripts. Each does what the upstream file of that name does
 * (fetch/api/resources, xhr/resources, common), as far as scripts without an origin can see it.
 */
final class ServerScripts {
    private static final int MOST_CHUNKS = 1000;

    private final Map<String, String> stash = new ConcurrentHashMap<>();

    /** Answers if the path is a known script. */
    boolean respond(HttpExchange exchange, String path, Query query) throws IOException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        switch (name) {
            case "inspect-headers.py" -> inspectHeaders(exchange, query);
            case "echo-content.py" -> echoContent(exchange);
            case "method.py" -> method(exchange, query);
            case "status.py" -> status(exchange, query);
            case "redirect.py" -> redirect(exchange, query);
            case "redirect-empty-location.py" -> {
                exchange.getResponseHeaders().set("Location", "");
                send(exchange, 302, new byte[0]);
            }
            case "trickle.py" -> trickle(exchange, query);
            case "stash-put.py" -> {
                allowAll(exchange);
                stash.put(query.get("key").orElse(""), query.get("value").orElse(""));
                send(exchange, 200, new byte[0]);
            }
            case "stash-take.py" -> {
                allowAll(exchange);
                String taken = stash.remove(query.get("key").orElse(""));
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                send(exchange, 200, bytes(taken == null ? "null" : Json.quote(taken)));
            }
            case "clean-stash.py" -> {
                boolean there = stash.remove(query.get("token").orElse("")) != null;
                send(exchange, 200, bytes(there ? "1" : "0"));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void allowAll(HttpExchange exchange) {
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
    }

    /** Sends a whole answer; HEAD and bodiless statuses get the headers alone. */
    static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || status == 204 || status == 304 || status < 200;
        exchange.sendResponseHeaders(status, bodiless || body.length == 0 ? -1 : body.length);
        if (!bodiless && body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private static void inspectHeaders(HttpExchange exchange, Query query) throws IOException {
        Headers answer = exchange.getResponseHeaders();
        for (String name : query.get("headers").orElse("").split("\\|", -1)) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                    .ifPresent(value -> answer.set("x-request-" + name.toLowerCase(Locale.ROOT), value));
        }
        if (query.has("cors")) {
            allowAll(exchange);
            answer.set("Access-Control-Allow-Methods", "GET, POST, HEAD");
        }
        answer.set("content-type", "text/plain");
        send(exchange, 200, new byte[0]);
    }

    private static void echoContent(HttpExchange exchange) throws IOException {
        Headers answer = exchange.getResponseHeaders();
        answer.set("X-Request-Method", exchange.getRequestMethod());
        for (String name : List.of("Content-Length", "Content-Type")) {
            String value = exchange.getRequestHeaders().getFirst(name);
            answer.set("X-Request-" + name, value == null ? "NO" : value);
        }
        answer.set("Content-Type", "text/plain");
        send(exchange, 200, exchange.getRequestBody().readAllBytes());
    }

    private static void method(HttpExchange exchange, Query query) throws IOException {
        Headers answer = exchange.getResponseHeaders();
        if (query.has("cors")) {
            allowAll(exchange);
        }
        answer.set("x-request-method", exchange.getRequestMethod());
        for (String name : List.of("content-type", "content-length", "content-encoding", "content-language")) {
            String value = exchange.getRequestHeaders().getFirst(name);
            answer.set("x-request-" + name, value == null ? "NO" : value);
        }
        send(exchange, 200, exchange.getRequestBody().readAllBytes());
    }

    private static void status(HttpExchange exchange, Query query) throws IOException {
        int code = query.number("code", query.number("status", 200));
        query.get("text").ifPresent(text -> exchange.getResponseHeaders().set(Responder.REASON_HEADER, text));
        exchange.getResponseHeaders().set("Content-Type", query.get("type").orElse("text/plain"));
        exchange.getResponseHeaders().set("X-Request-Method", exchange.getRequestMethod());
        send(exchange, code, bytes(query.get("content").orElse("")));
    }

    private void redirect(HttpExchange exchange, Query query) throws IOException {
        Optional<String> token = query.get("token");
        String location = query.get("location").orElse("");
        int left = query.number("max_count", 0);
        if (token.isPresent() && left > 0) {
            int done = Integer.parseInt(stash.getOrDefault(token.get(), "0")) + 1;
            stash.put(token.get(), Integer.toString(done));
            if (done > left) {
                send(exchange, 200, bytes(Integer.toString(done - 1)));
                return;
            }
        } else {
            token.ifPresent(name -> stash.put(name, "1"));
        }
        allowAll(exchange);
        if (!location.isEmpty()) {
            exchange.getResponseHeaders().set("Location", location);
        }
        send(exchange, query.number("redirect_status", query.number("status", 302)), new byte[0]);
    }

    private static void trickle(HttpExchange exchange, Query query) throws IOException {
        exchange.getRequestBody().readAllBytes();
        if (!query.has("notype")) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
        }
        exchange.sendResponseHeaders(200, 0);
        int count = Math.min(query.number("count", 50), MOST_CHUNKS);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < count; i++) {
                out.write(bytes("TEST_TRICKLE\n"));
                out.flush();
                Thread.sleep(query.number("ms", 500));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
