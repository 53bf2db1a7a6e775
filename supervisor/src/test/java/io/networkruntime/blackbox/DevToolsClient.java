package io.networkruntime.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A debugger, which asks one thing at a time. */
final class DevToolsClient implements WebSocket.Listener {
    private static final int PATIENCE_SECONDS = 60;

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private int lastId;

    DevToolsClient(HttpClient http, String url) {
        socket = http.newWebSocketBuilder().buildAsync(URI.create(url), this).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            messages.add(part.toString());
            part.setLength(0);
        }
        return WebSocket.Listener.super.onText(from, data, last);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed.complete(status);
        return CompletableFuture.completedFuture(null);
    }

    /** Completes when the other side has closed. */
    CompletableFuture<Integer> closed() {
        return closed;
    }

    /** Sends a question without waiting for what comes of it; gives the start of its answer. */
    String send(String method, String parameters) {
        int id = ++lastId;
        socket.sendText("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true)
                .join();
        return "{\"id\":" + id + ",";
    }

    String ask(String method, String parameters) throws InterruptedException {
        return await(send(method, parameters));
    }

    /** The value of an expression, as JSON. */
    String evaluate(String expression) throws InterruptedException {
        return ask("Runtime.evaluate", "{\"returnByValue\":true,\"expression\":\"" + expression + "\"}");
    }

    /** The next message with this in it; those before it are dropped. */
    String await(String text) throws InterruptedException {
        while (true) {
            String message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(message).as("a message with %s", text).isNotNull();
            if (message.contains(text)) {
                return message;
            }
        }
    }

    /** Waits for a pause, and gives the id of its topmost frame. */
    String awaitPause() throws InterruptedException {
        Matcher frame = Pattern.compile("\"callFrameId\":\"([^\"]+)\"").matcher(await("\"Debugger.paused\""));
        assertThat(frame.find()).isTrue();
        return frame.group(1);
    }

    void leave() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }
}
