package io.networkruntime.conformance;

import io.networkruntime.engine.json.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scripts that tell what conditional requests and CORS preflights a client sends, and what it sends again. */
final class CacheScripts {
    private final Stash stash;

    CacheScripts(Stash stash) {
        this.stash = stash;
    }

    Map<String, Script> byName() {
        return Map.of(
                "cache.py", this::cache,
                "preflight.py", this::preflight,
                "network-partition-key.py", this::partition);
    }

    private void partition(HttpRequest request, HttpReply reply) throws IOException {
        Query query = request.query();
        String key = "connections of " + query.get("uuid").orElse("");
        List<Object> over =
                new ArrayList<>(stash.take(key).orElse(List.of()) instanceof List<?> list ? list : List.of());
        over.add(request.connection());
        stash.put(key, over);
        reply.status(query.number("status", 200)).add("Access-Control-Allow-Origin", "*");
        reply.send(
                !query.has("addcounter")
                        ? "ok"
                        : "ok. Request was sent %d times. %d connections were created."
                                .formatted(over.size(), over.stream().distinct().count()));
    }

    private void cache(HttpRequest request, HttpReply reply) throws IOException {
        Query query = request.query();
        String token = query.get("token").orElse("");
        Optional<String> seen = stash.takeText(token);
        if (query.has("querystate")) {
            reply.add("Content-Type", "text/plain")
                    .send(seen.map(states -> "[" + states + "]").orElse("null"));
            return;
        }
        String state = query.has("ignore") ? "{}" : state(request);
        stash.put(token, seen.map(states -> states + ", " + state).orElse(state));
        Optional<String> tag = query.get("tag").map(value -> "\"" + value + "\"");
        Optional<String> date = query.get("date");
        tag.ifPresentOrElse(
                value -> reply.add("ETag", value), () -> date.ifPresent(value -> reply.add("Last-Modified", value)));
        query.get("expires").ifPresent(value -> reply.add("Expires", value));
        query.get("vary").ifPresent(value -> reply.add("Vary", value));
        query.get("cache_control").ifPresent(value -> reply.add("Cache-Control", value));
        reply.add("Access-Control-Allow-Origin", "*");
        if (query.has("redirect")) {
            reply.status(302, "Redirect")
                    .add("Location", query.get("redirect").orElse(""))
                    .send("");
        } else if (isSame(request, "If-None-Match", tag) || isSame(request, "If-Modified-Since", date)) {
            reply.status(304, "Not Modified").send("");
        } else {
            reply.add("Content-Type", "text/plain").send(query.get("content").orElse(""));
        }
    }

    private static String state(HttpRequest request) {
        return Stream.of("If-None-Match", "If-Modified-Since", "Pragma", "Cache-Control")
                .filter(name -> request.header(name).isPresent())
                .map(name -> JsonWriter.write(name) + ": "
                        + JsonWriter.write(request.header(name).orElse("")))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static boolean isSame(HttpRequest request, String header, Optional<String> value) {
        return value.isPresent() && request.header(header).equals(value);
    }

    private void preflight(HttpRequest request, HttpReply reply) throws IOException {
        Query query = request.query();
        String token = query.get("token").orElse("");
        reply.add("Content-Type", "text/plain");
        for (String origin : query.get("origin").orElse("*").split(", ", -1)) {
            reply.add("Access-Control-Allow-Origin", origin);
        }
        if (query.has("clear-stash")) {
            reply.send(stash.take(token).isPresent() ? "1" : "0");
            return;
        }
        if (query.has("credentials")) {
            reply.add("Access-Control-Allow-Credentials", "true");
        }
        if (request.isFor("OPTIONS")) {
            query.get("allow_headers").ifPresent(value -> reply.add("Access-Control-Allow-Headers", value));
            query.get("allow_methods").ifPresent(value -> reply.add("Access-Control-Allow-Methods", value));
            query.get("max_age").ifPresent(value -> reply.add("Access-Control-Max-Age", value));
            stash.put(
                    token,
                    List.of(
                            request.header("Access-Control-Request-Headers").orElse(""),
                            request.header("Referer").orElse("")));
            reply.status(query.number("preflight_status", 200)).send("");
            return;
        }
        Optional<Object> before = stash.take(token);
        List<?> asked = before.orElse(List.of("", "")) instanceof List<?> list ? list : List.of("", "");
        reply.add("x-did-preflight", before.orElse("") instanceof List<?> ? "1" : "0")
                .add("x-control-request-headers", String.valueOf(asked.getFirst()))
                .add("x-preflight-referrer", String.valueOf(asked.getLast()))
                .add("x-referrer", request.header("Referer").orElse(""))
                .add("x-origin", request.header("Origin").orElse(""))
                .send("");
    }
}
