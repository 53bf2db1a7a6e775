package io.networkruntime.engine.ops.websocket;

import io.networkruntime.engine.ops.OpException;
import io.networkruntime.engine.ops.http.HttpFailure;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection. Its listener's methods run on the client's threads, one at a time; the others block and run on threads of
 * their own. No more than {@value #AHEAD} pieces are asked of the network before the script takes them, so a slow script slows
 * the peer.
 */
final class SocketConnection implements WebSocket.Listener {
    /** The longest message that is put together, in bytes or characters; a longer one fails the connection with 1009. */
    static final int MAX_MESSAGE = 64 << 20;

    /** Pieces of messages, each of which the client keeps below 16 KiB. */
    private static final int AHEAD = 64;

    private static final int TOO_BIG = 1009;
    private static final int POLL_SECONDS = 2;

    /** How long the peer may take to answer a close frame. */
    private static final int CLOSE_SECONDS = 10;

    private final String what;
    private final BlockingQueue<SocketEvent> events = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private volatile @Nullable CompletableFuture<WebSocket> connecting;
    private volatile @Nullable WebSocket socket;
    private volatile boolean aborted;
    private volatile boolean closing;
    private volatile boolean ended;

    SocketConnection(String url) {
        this.what = "WebSocket connection to '" + url + "' failed";
    }

    /** Connects and gives the subprotocol, '' for none. */
    String connect(WebSocket.Builder builder, URI uri) throws InterruptedException {
        CompletableFuture<WebSocket> future = builder.buildAsync(uri, this);
        connecting = future;
        if (aborted) {
            abort();
        }
        WebSocket connected = connected(future);
        socket = connected;
        if (aborted) {
            abort();
        }
        return connected.getSubprotocol();
    }

    private WebSocket connected(CompletableFuture<WebSocket> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException | CancellationException e) {
            throw aborted
                    ? new OpException("Interrupted:EINTR", "operation canceled")
                    : new OpException("NetworkError", "failed to connect to WebSocket: " + HttpFailure.reason(e));
        }
    }

    /** Waits for the next event, and gives it with those that have come by then: a binary message, or a batch of all else. */
    Object next() throws InterruptedException {
        SocketEvent event = take();
        if (event instanceof SocketEvent.Binary(byte[] bytes)) {
            taken(1);
            return bytes;
        }
        SocketBatch batch = new SocketBatch();
        int messages = 0;
        for (String wire = event.wire(); wire != null; wire = upcoming()) {
            if (messages++ > 0) {
                event = events.remove();
            }
            batch.add(wire);
            ended |= event.isEnd();
            if (ended || batch.isFull()) {
                break;
            }
        }
        taken(messages);
        return batch.toString();
    }

    /** What the event that comes next says in a batch; null if there is none, or none that a batch takes. */
    private @Nullable String upcoming() {
        SocketEvent event = events.peek();
        return event == null ? null : event.wire();
    }

    /** Whether the last event was given. */
    boolean isEnded() {
        return ended;
    }

    private void taken(int messages) {
        WebSocket current = socket;
        if (current != null && !ended) {
            current.request(messages);
        }
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        webSocket.request(AHEAD);
    }

    /**
     * The next event; made up when the client has lost the connection and does not say so, as happens when the peer resets it
     * right after a message.
     */
    private SocketEvent take() throws InterruptedException {
        for (int silent = 0; ; silent++) {
            SocketEvent event = events.poll(POLL_SECONDS, TimeUnit.SECONDS);
            if (event != null) {
                return event;
            }
            WebSocket current = socket;
            boolean lost = closing ? silent * POLL_SECONDS > CLOSE_SECONDS : current != null && !canPing(current);
            if (lost) {
                return new SocketEvent.Failed(what + ": the connection was lost");
            }
        }
    }

    private static boolean canPing(WebSocket socket) throws InterruptedException {
        try {
            socket.sendPing(ByteBuffer.allocate(0)).get();
            return true;
        } catch (IllegalStateException _) {
            // The ping before is still on its way.
            return true;
        } catch (ExecutionException _) {
            return false;
        }
    }

    void send(String message) throws InterruptedException {
        await(open().sendText(message, true));
    }

    void send(byte[] message) throws InterruptedException {
        await(open().sendBinary(ByteBuffer.wrap(message), true));
    }

    /** Sends a close frame; the peer's answer comes as an event. */
    void close(int code, String reason) throws InterruptedException {
        WebSocket current = open();
        closing = true;
        await(current.sendClose(code, reason));
    }

    void abort() {
        aborted = true;
        CompletableFuture<WebSocket> future = connecting;
        if (future != null) {
            future.cancel(true);
        }
        WebSocket current = socket;
        if (current != null) {
            current.abort();
        }
        events.add(new SocketEvent.Failed("it was aborted"));
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        if (text.length() + data.length() > MAX_MESSAGE) {
            return tooBig(webSocket);
        }
        text.append(data);
        if (last) {
            events.add(new SocketEvent.Text(text.toString()));
            text.setLength(0);
        } else {
            webSocket.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        if (binary.size() + data.remaining() > MAX_MESSAGE) {
            return tooBig(webSocket);
        }
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        binary.writeBytes(bytes);
        if (last) {
            events.add(new SocketEvent.Binary(binary.toByteArray()));
            binary.reset();
        } else {
            webSocket.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        events.add(new SocketEvent.Closed(statusCode, reason));
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        events.add(new SocketEvent.Failed(HttpFailure.of(what, error).getMessage()));
    }

    private CompletionStage<?> tooBig(WebSocket webSocket) {
        events.add(new SocketEvent.Failed(what + ": a message is longer than " + MAX_MESSAGE + " bytes"));
        return webSocket.sendClose(TOO_BIG, "message too big").thenRun(webSocket::abort);
    }

    private WebSocket open() {
        WebSocket current = socket;
        if (current == null) {
            throw new OpException("InvalidStateError", "The WebSocket is not open");
        }
        return current;
    }

    private <T> T await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException | CancellationException e) {
            throw HttpFailure.of(what, e);
        }
    }
}
