package io.networkruntime.conformance;

import java.io.IOException;
import java.util.Map;

/** The scripts of {@code eventsource/resources}. */
final class EventSourceScripts {
    private static final String STREAM = "text/event-stream";
    /** U+2026, byte for byte. */
    private static final String ELLIPSIS = "\u00e2\u0080\u00a6";

    private EventSourceScripts() {}

    static Map<String, Script> byName() {
        return Map.of(
                "message.py", EventSourceScripts::message,
                "last-event-id.py", EventSourceScripts::lastEventId,
                "cors.py", EventSourceScripts::crossOrigin,
                "accept.event_stream", (request, reply) -> tell(request, reply, "Accept"),
                "cache-control.event_stream", (request, reply) -> tell(request, reply, "Cache-Control"));
    }

    private static void message(HttpRequest request, HttpReply reply) throws IOException, InterruptedException {
        Query query = request.query();
        String message = query.get("message").orElse("data: data");
        String end = query.get("newline").filter("none"::equals).isPresent() ? "" : "\n\n";
        Thread.sleep(Math.min(query.number("sleep", 0), 10_000));
        reply.add("Content-Type", query.get("mime").orElse(STREAM)).send(message + end + "\n");
    }

    private static void lastEventId(HttpRequest request, HttpReply reply) throws IOException {
        String id = request.query().get("idvalue").orElse(ELLIPSIS);
        String body = request.header("Last-Event-ID")
                .filter(last -> !last.isEmpty())
                .map(last -> "data: " + last + "\n\n")
                .orElse("id: " + id + "\nretry: 200\ndata: hello\n\n");
        reply.add("Content-Type", STREAM).send(body);
    }

    private static void crossOrigin(HttpRequest request, HttpReply reply) throws IOException, InterruptedException {
        String origin =
                request.query().get("origin").or(() -> request.header("Origin")).orElse("*");
        reply.add("Access-Control-Allow-Origin", origin);
        if (request.query().get("run").orElse("").equals("cache-control")) {
            tell(request, reply, "Cache-Control");
        } else {
            message(request, reply);
        }
    }

    private static void tell(HttpRequest request, HttpReply reply, String header) throws IOException {
        reply.add("Content-Type", STREAM).send("data: " + request.header(header).orElse("") + "\n\n");
    }
}
