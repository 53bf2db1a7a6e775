package io.networkruntime.engine.ops.http;

import io.networkruntime.engine.ops.OpException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response.
 *
 * <p>{@link #start}, {@link #write} and {@link #read} block, so they run on threads of their own, at most one of each at a
 * time; {@link #abort} may come from any thread and ends them all.
 */
final class Exchange {
    private static final int CHUNK = 64 * 1024;

    private final HttpClient client;
    private final HttpRequest.Builder builder;
    private final String method;
    private final String what;
    private final BytePipe pipe = new BytePipe();
    private volatile @Nullable CompletableFuture<HttpResponse<InputStream>> response;
    private volatile @Nullable InputStream body;
    private volatile boolean aborted;

    Exchange(HttpClient client, HttpRequest.Builder builder, String method, String url) {
        this.client = client;
        this.builder = builder;
        this.method = method;
        this.what = "fetch failed: " + url;
    }

    /** A body that comes through {@link #write}; {@code length} is negative where it is not known. */
    BodyPublisher streamed(long length) {
        BodyPublisher publisher = BodyPublishers.ofInputStream(() -> pipe);
        return length < 0
                ? publisher
                : length == 0 ? BodyPublishers.noBody() : BodyPublishers.fromPublisher(publisher, length);
    }

    /** Sends the request and waits for the head of the response. */
    HttpResponse<InputStream> start(@Nullable BodyPublisher publisher) throws InterruptedException {
        CompletableFuture<HttpResponse<InputStream>> future =
                client.sendAsync(request(publisher), BodyHandlers.ofInputStream());
        response = future;
        if (aborted) {
            abort();
        }
        try {
            HttpResponse<InputStream> head = future.get();
            body = ContentDecoding.decode(head.body(), head.headers().allValues("content-encoding"));
            requireOneLength(head);
            if (aborted) {
                abort();
            }
            return head;
        } catch (ExecutionException | CancellationException e) {
            pipe.abort();
            throw HttpFailure.of(what, e);
        }
    }

    /**
     * Refuses a response that tells its length in two ways (RFC 9112, 6.3): java.net.http would take one, and the next response on
     * the connection would begin in the midst of this one.
     */
    private void requireOneLength(HttpResponse<InputStream> head) {
        List<String> lengths = head.headers().allValues("content-length");
        boolean chunked = head.version() == HttpClient.Version.HTTP_1_1
                && !head.headers().allValues("transfer-encoding").isEmpty();
        if (!method.equals("HEAD") && lengths.stream().distinct().count() > (chunked ? 0 : 1)) {
            abort();
            throw new OpException("TypeError", what + ": the response has more than one length");
        }
    }

    /** A request without a body says nothing of its length where its method expects none. */
    private HttpRequest request(@Nullable BodyPublisher publisher) {
        if (publisher == null && method.equals("GET")) {
            return builder.GET().build();
        }
        if (publisher == null && method.equals("HEAD")) {
            return builder.HEAD().build();
        }
        if (publisher == null && method.equals("DELETE")) {
            return builder.DELETE().build();
        }
        return builder.method(method, publisher == null ? BodyPublishers.noBody() : publisher)
                .build();
    }

    void write(byte[] chunk) {
        try {
            pipe.write(chunk);
        } catch (IOException e) {
            throw HttpFailure.of(what, e);
        }
    }

    void endBody() {
        pipe.end();
    }

    /** The next bytes of the response's body, or null at its end. */
    byte @Nullable [] read() {
        InputStream in = body;
        if (in == null) {
            throw new OpException("TypeError", what + ": there is no response yet");
        }
        try {
            byte[] buffer = new byte[CHUNK];
            int length = in.read(buffer);
            while (length > 0 && length < CHUNK && in.available() > 0) {
                int more = in.read(buffer, length, CHUNK - length);
                if (more < 0) {
                    break;
                }
                length += more;
            }
            return length < 0 ? null : Arrays.copyOf(buffer, length);
        } catch (IOException e) {
            throw HttpFailure.of(what, e);
        }
    }

    void abort() {
        aborted = true;
        pipe.abort();
        CompletableFuture<HttpResponse<InputStream>> pending = response;
        if (pending != null) {
            pending.cancel(true);
        }
        InputStream in = body;
        if (in != null) {
            try {
                in.close();
            } catch (IOException _) {
                // It is being thrown away.
            }
        }
    }
}
