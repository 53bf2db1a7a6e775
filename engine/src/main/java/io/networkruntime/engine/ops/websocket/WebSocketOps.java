package io.networkruntime.engine.ops.websocket;

import io.networkruntime.engine.ops.OpArguments;
import io.networkruntime.engine.ops.OpException;
import io.networkruntime.engine.ops.OpTable;
import io.networkruntime.engine.ops.http.HttpClients;
import io.networkruntime.engine.ops.http.WebAddress;
import java.net.http.WebSocket;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The operations under WebSocket in the main isolate. Script sends one message at a time on each connection. */
public final class WebSocketOps {
    private static final int MAX_OPEN = 4096;

    private final Map<Integer, SocketConnection> open = new ConcurrentHashMap<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private final HttpClients clients;

    private WebSocketOps(HttpClients clients) {
        this.clients = clients;
    }

    /**
     * Adds {@code ws_open(url)}, {@code ws_connect(id, url, protocols, headers, client)}, {@code ws_next(id)},
     * {@code ws_text(id, text)}, {@code ws_binary(id, bytes)}, {@code ws_close(id, code, reason)} and {@code ws_abort(id)}.
     */
    public static void register(OpTable table, HttpClients clients) {
        WebSocketOps ops = new WebSocketOps(clients);
        table.sync("ws_open", ops::open)
                .async("ws_connect", ops::connect)
                .async("ws_next", ops::next)
                .async("ws_text", ops::text)
                .async("ws_binary", ops::binary)
                .async("ws_close", ops::close)
                .sync("ws_abort", ops::abort);
    }

    private Object open(OpArguments arguments) {
        if (open.size() >= MAX_OPEN) {
            throw new OpException("QuotaExceededError", "More than " + MAX_OPEN + " WebSockets are open");
        }
        int id = lastId.incrementAndGet();
        open.put(id, new SocketConnection(arguments.string(0)));
        return id;
    }

    private Object connect(OpArguments arguments) throws InterruptedException {
        WebSocket.Builder builder = clients.client((int) arguments.integer(4)).newWebSocketBuilder();
        String[] protocols = lines(arguments.string(2));
        if (protocols.length > 0) {
            builder.subprotocols(protocols[0], Arrays.copyOfRange(protocols, 1, protocols.length));
        }
        String[] headers = lines(arguments.string(3));
        for (int i = 0; i + 1 < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        return connection(arguments).connect(builder, WebAddress.of(arguments.string(1)));
    }

    private static String[] lines(String text) {
        return text.isEmpty() ? new String[0] : text.split("\n", -1);
    }

    private Object next(OpArguments arguments) throws InterruptedException {
        SocketConnection connection = connection(arguments);
        Object events = connection.next();
        if (connection.isEnded()) {
            open.remove((int) arguments.integer(0));
        }
        return events;
    }

    private @Nullable Object text(OpArguments arguments) throws InterruptedException {
        connection(arguments).send(arguments.string(1));
        return null;
    }

    private @Nullable Object binary(OpArguments arguments) throws InterruptedException {
        connection(arguments).send(arguments.bytes(1));
        return null;
    }

    private @Nullable Object close(OpArguments arguments) throws InterruptedException {
        connection(arguments).close((int) arguments.integer(1), arguments.string(2));
        return null;
    }

    private @Nullable Object abort(OpArguments arguments) {
        SocketConnection connection = open.remove((int) arguments.integer(0));
        if (connection != null) {
            connection.abort();
        }
        return null;
    }

    private SocketConnection connection(OpArguments arguments) {
        SocketConnection connection = open.get((int) arguments.integer(0));
        if (connection == null) {
            throw new OpException("InvalidStateError", "The WebSocket is closed");
        }
        return connection;
    }
}
