package io.networkruntime.conformance;

import io.networkruntime.api.GuestException;
import io.networkruntime.protocol.GuestError;
import io.networkruntime.protocol.Payload;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The host's side of a worker's {@code fetch}: sends the request to the responder and gives its answer. Any thread. */
final class HostFetch implements AutoCloseable {
    /** What java.net.http sets by itself. */
    private static final Set<String> NOT_OURS =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

    private final Place place;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();

    HostFetch(Place place) {
        this.place = place;
    }

    /** The answer, or a failure that the worker sees as the TypeError of a network error. */
    CompletableFuture<Payload> answer(Payload data) {
        CompletableFuture<Payload> answer;
        try {
            answer = sent(data);
        } catch (IllegalArgumentException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        return answer.exceptionallyCompose(e -> CompletableFuture.failedFuture(
                new GuestException(GuestError.of("TypeError", "fetch failed: " + e.getMessage()))));
    }

    private CompletableFuture<Payload> sent(Payload data) {
        Object request = data.format() == Payload.Format.JSON
                ? Json.parse(new String(data.bytes(), StandardCharsets.UTF_8))
                : CloneReader.read(data.bytes());
        Map<String, @Nullable Object> fields = Json.object(request);
        URI uri = URI.create(Json.string(fields.get("url")));
        if (!isHere(uri)) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("no tests at " + uri));
        }
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(60))
                .method(Json.string(fields.get("method")), body(fields.get("body")));
        Json.object(fields.get("headers")).forEach((name, value) -> {
            if (!NOT_OURS.contains(name.toLowerCase(Locale.ROOT))) {
                builder.header(name, Json.string(value));
            }
        });
        return client.sendAsync(builder.build(), BodyHandlers.ofByteArray()).thenApply(HostFetch::described);
    }

    /** Tests may reach the responder and nothing else. */
    private boolean isHere(URI uri) {
        boolean loopback = place.host().equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost());
        return loopback && (uri.getPort() == place.port() || uri.getPort() == place.otherPort());
    }

    private static BodyPublisher body(@Nullable Object body) {
        return switch (body) {
            case String text -> BodyPublishers.ofString(text);
            case byte[] bytes -> BodyPublishers.ofByteArray(bytes);
            case null, default -> BodyPublishers.noBody();
        };
    }

    private static Payload described(HttpResponse<byte[]> response) {
        List<List<String>> headers = new ArrayList<>();
        response.headers().map().forEach((name, values) -> values.forEach(value -> headers.add(List.of(name, value))));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("status", response.statusCode());
        answer.put("statusText", reason(headers, response.statusCode()));
        answer.put("headers", headers);
        answer.put("url", response.uri().toString());
        answer.put("redirected", response.previousResponse().isPresent());
        answer.put("body", response.body());
        return new Payload(Payload.Format.CLONE, CloneWriter.write(answer));
    }

    /** java.net.http drops the reason phrase, so the responder repeats it in a header. */
    private static String reason(List<List<String>> headers, int status) {
        return headers.stream()
                .filter(header -> header.getFirst().equalsIgnoreCase(Responder.REASON_HEADER))
                .map(List::getLast)
                .findFirst()
                .orElse(status == 200 ? "OK" : "");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
