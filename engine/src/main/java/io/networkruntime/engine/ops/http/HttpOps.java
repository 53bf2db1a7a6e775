package io.networkruntime.engine.ops.http;

import io.networkruntime.engine.ops.OpArguments;
import io.networkruntime.engine.ops.OpException;
import io.networkruntime.engine.ops.OpTable;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The operations under fetch in the main isolate. An exchange is opened, started, read to its end and closed.
 *
 * <p>Lists cross as text, one item a line: a header's name and value can hold no line feed.
 */
public final class HttpOps {
    /** How many exchanges may be under way at once. */
    private static final int MAX_OPEN = 4096;

    /** What the connection decides itself; java.net.http refuses them. */
    private static final Set<String> CONNECTION_HEADERS =
            Set.of("connection", "content-length", "expect", "keep-alive", "transfer-encoding", "upgrade");

    private final Map<Integer, Exchange> open = new ConcurrentHashMap<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private final HttpClients clients;

    private HttpOps(HttpClients clients) {
        this.clients = clients;
    }

    /**
     * Adds {@code http_open(method, url, headers, number of the client)}, {@code http_start(id, bytes or length)}, {@code http_write(id, bytes)},
     * {@code http_end(id)}, {@code http_read(id)} and {@code http_close(id)}.
     */
    public static void register(OpTable table, HttpClients clients) {
        HttpOps ops = new HttpOps(clients);
        table.sync("http_open", ops::open)
                .async("http_start", ops::start)
                .async("http_write", ops::write)
                .sync("http_end", ops::end)
                .async("http_read", ops::read)
                .sync("http_close", ops::close);
    }

    private Object open(OpArguments arguments) {
        String method = arguments.string(0);
        String url = arguments.string(1);
        if (open.size() >= MAX_OPEN) {
            throw new OpException("TypeError", "fetch failed: more than " + MAX_OPEN + " requests are under way");
        }
        HttpRequest.Builder builder;
        try {
            builder = HttpRequest.newBuilder(WebAddress.of(url));
        } catch (IllegalArgumentException e) {
            throw HttpFailure.of("fetch failed: " + url, e);
        }
        // Over plain HTTP the client would offer an upgrade to HTTP/2, which many servers take badly.
        HttpClients.Known by = clients.get(arguments.isNullish(3) ? HttpClients.OWN : (int) arguments.integer(3));
        builder.version(
                url.startsWith("https:") && by.http2() ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
        addHeaders(builder, arguments.string(2), url);
        int id = lastId.incrementAndGet();
        open.put(id, new Exchange(by.client(), builder, method, url));
        return id;
    }

    private static void addHeaders(HttpRequest.Builder builder, String lines, String url) {
        boolean acceptsEncoding = false;
        String[] items = lines.isEmpty() ? new String[0] : lines.split("\n", -1);
        for (int i = 0; i + 1 < items.length; i += 2) {
            String name = items[i].toLowerCase(Locale.ROOT);
            if (CONNECTION_HEADERS.contains(name)) {
                continue;
            }
            requireAscii(items[i], items[i + 1]);
            acceptsEncoding |= name.equals("accept-encoding");
            try {
                builder.header(items[i], items[i + 1]);
            } catch (IllegalArgumentException e) {
                if (!name.equals("host")) {
                    throw HttpFailure.of("fetch failed: " + url, e);
                }
            }
        }
        if (!acceptsEncoding) {
            builder.header("Accept-Encoding", ContentDecoding.ACCEPTED);
        }
    }

    /** java.net.http sends a question mark for each character that is not ASCII, which is worse than nothing. */
    private static void requireAscii(String name, String value) {
        if (!value.chars().allMatch(c -> c < 0x80)) {
            throw new OpException(
                    "TypeError", "fetch failed: the header '" + name + "' has a character that is not ASCII: " + value);
        }
    }

    /** Sends a request whose body is given whole (bytes), comes in writes (its length, or -1) or is absent. */
    private Object start(OpArguments arguments) throws InterruptedException {
        Exchange exchange = exchange(arguments);
        Object given = arguments.value(1);
        BodyPublisher publisher = given == null
                ? null
                : given instanceof byte[] bytes
                        ? BodyPublishers.ofByteArray(bytes)
                        : exchange.streamed(arguments.integer(1));
        return describe(exchange.start(publisher));
    }

    private static String describe(HttpResponse<InputStream> response) {
        boolean phrased = response.version() == HttpClient.Version.HTTP_1_1;
        StringBuilder text = new StringBuilder()
                .append(response.statusCode())
                .append('\n')
                .append(phrased ? ReasonPhrase.of(response.statusCode()) : "");
        response.headers().map().forEach((name, values) -> {
            if (!name.startsWith(":")) {
                values.forEach(
                        value -> text.append('\n').append(name).append('\n').append(value));
            }
        });
        return text.toString();
    }

    private @Nullable Object write(OpArguments arguments) {
        exchange(arguments).write(arguments.bytes(1));
        return null;
    }

    private @Nullable Object end(OpArguments arguments) {
        Exchange exchange = open.get((int) arguments.integer(0));
        if (exchange != null) {
            exchange.endBody();
        }
        return null;
    }

    private @Nullable Object read(OpArguments arguments) {
        return exchange(arguments).read();
    }

    private @Nullable Object close(OpArguments arguments) {
        Exchange exchange = open.remove((int) arguments.integer(0));
        if (exchange != null) {
            exchange.abort();
        }
        return null;
    }

    private Exchange exchange(OpArguments arguments) {
        Exchange exchange = open.get((int) arguments.integer(0));
        if (exchange == null) {
            throw new OpException("TypeError", "fetch failed: the request was aborted");
        }
        return exchange;
    }
}
