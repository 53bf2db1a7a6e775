package io.networkruntime.engine.ops.http;

import io.networkruntime.engine.ops.OpException;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The HTTP clients of one isolate by number: 0 is the one that fetch uses by itself, others are made for the script. */
public final class HttpClients {
    /** The number of the client of every request that names none. */
    public static final int OWN = 0;

    /**
     * A client.
     *
     * @param http2 whether it may speak HTTP/2, under TLS
     */
    record Known(HttpClient client, boolean http2) {}

    private final Map<Integer, Known> known = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger(OWN);

    /** Builds a client on this: it follows no redirects, which fetch does itself. */
    public static HttpClient.Builder builder() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor());
    }

    /** Takes a client in; gives its number. */
    public int add(HttpClient client, boolean http2) {
        int number = last.incrementAndGet();
        known.put(number, new Known(client, http2));
        return number;
    }

    /** Lets the exchanges of a client end, and starts no more with it. */
    public void close(int number) {
        Known closed = number == OWN ? null : known.remove(number);
        if (closed != null) {
            closed.client().shutdown();
        }
    }

    /** A client, for something else than a request of fetch. */
    public HttpClient client(int number) {
        return get(number).client();
    }

    /** The client of fetch itself is made at the first request: starting it costs about 50 ms. */
    Known get(int number) {
        @Nullable
        Known found = number == OWN
                ? known.computeIfAbsent(OWN, _ -> new Known(builder().build(), true))
                : known.get(number);
        if (found == null) {
            throw new OpException("TypeError", "fetch failed: the HttpClient is closed");
        }
        return found;
    }
}
