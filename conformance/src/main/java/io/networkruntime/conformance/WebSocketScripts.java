package io.networkruntime.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Map;

/** The handlers of {@code websockets/handlers}, by the last part of the path: what each says over an open connection. */
final class WebSocketScripts {
    private static final byte[] NOTHING = {};
    private static final byte[] NORMAL = {0x03, (byte) 0xe8};

    private final Map<String, Talk> talks = Map.ofEntries(
            Map.entry("echo", (_, wire) -> echo(wire)),
            Map.entry("echo_exit", (_, wire) -> echo(wire)),
            Map.entry("protocol", WebSocketScripts::protocol),
            Map.entry("protocol_array", WebSocketScripts::protocol),
            Map.entry("handshake_protocol", WebSocketScripts::protocol),
            Map.entry(
                    "origin",
                    (request, wire) -> tell(wire, request.header("Origin").orElse("None"))),
            Map.entry(
                    "referrer",
                    (request, wire) -> tell(wire, request.header("Referer").orElse("MISSING AS PER FETCH"))),
            Map.entry(
                    "echo-cookie",
                    (request, wire) -> tell(wire, request.header("Cookie").orElse("(none)"))),
            Map.entry("remote-close", WebSocketScripts::closeFirst),
            Map.entry("delayed-passive-close", (_, wire) -> closeLate(wire)),
            Map.entry("receive-many-with-backpressure", (_, wire) -> countSlowly(wire)));

    /** One side of a conversation, until it is closed. */
    private interface Talk {
        void hold(HttpRequest request, WebSocketWire wire) throws IOException, InterruptedException;
    }

    /** Takes a connection over; refuses a path that no handler has. */
    void respond(HttpRequest request, HttpReply reply, HttpListener.Connection connection)
            throws IOException, InterruptedException {
        Talk talk = talks.get(request.file());
        String key = request.header("Sec-WebSocket-Key").orElse("");
        if (talk == null || key.isEmpty()) {
            reply.status(404, "Not Found").set("Connection", "close").send("");
            return;
        }
        String protocol = request.header("Sec-WebSocket-Protocol")
                .map(list -> list.split(",", 2)[0].strip())
                .map(first -> "Sec-WebSocket-Protocol: " + first + "\r\n")
                .orElse("");
        reply.raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + WebSocketWire.accept(key) + "\r\n" + protocol + "\r\n");
        talk.hold(request, new WebSocketWire(connection));
    }

    /** Sends back what comes, until it hears Goodbye (as echo_wsh.py) or a close. */
    private static void echo(WebSocketWire wire) throws IOException {
        while (true) {
            WebSocketWire.Message message = wire.read();
            if (message.opcode() == WebSocketWire.CLOSE) {
                wire.send(WebSocketWire.CLOSE, code(message));
                return;
            }
            wire.send(message.opcode(), message.data());
            if (message.opcode() == WebSocketWire.TEXT && message.octets().equals("Goodbye")) {
                close(wire, NORMAL);
                return;
            }
        }
    }

    /** A close frame is answered with its own code and reason. */
    private static byte[] code(WebSocketWire.Message close) {
        return close.data();
    }

    private static void close(WebSocketWire wire, byte[] code) throws IOException {
        wire.send(WebSocketWire.CLOSE, code);
        awaitClose(wire);
    }

    private static void awaitClose(WebSocketWire wire) throws IOException {
        while (wire.read().opcode() != WebSocketWire.CLOSE) {
            // What comes until then was sent before the close was seen.
        }
    }

    private static void tell(WebSocketWire wire, String text) throws IOException {
        wire.sendText(text);
        echo(wire);
    }

    private static void protocol(HttpRequest request, WebSocketWire wire) throws IOException {
        String first = request.header("Sec-WebSocket-Protocol")
                .orElse("")
                .split(",", 2)[0]
                .strip();
        tell(wire, first);
    }

    private static void closeFirst(HttpRequest request, WebSocketWire wire) throws IOException {
        int code = request.query().number("code", 0);
        byte[] reason = request.query().get("reason").orElse("").getBytes(UTF_8);
        byte[] data = new byte[code == 0 ? 0 : 2 + reason.length];
        if (code != 0) {
            data[0] = (byte) (code >> 8);
            data[1] = (byte) code;
            System.arraycopy(reason, 0, data, 2, reason.length);
        }
        close(wire, code == 0 ? NOTHING : data);
    }

    private static void closeLate(WebSocketWire wire) throws IOException, InterruptedException {
        WebSocketWire.Message message = wire.read();
        Thread.sleep(1000);
        wire.send(WebSocketWire.CLOSE, message.opcode() == WebSocketWire.CLOSE ? code(message) : NORMAL);
    }

    private static void countSlowly(WebSocketWire wire) throws IOException, InterruptedException {
        while (true) {
            WebSocketWire.Message message = wire.read();
            if (message.opcode() == WebSocketWire.CLOSE) {
                wire.send(WebSocketWire.CLOSE, code(message));
                return;
            }
            Thread.sleep(100);
            wire.sendText(Integer.toString(message.data().length));
        }
    }
}
