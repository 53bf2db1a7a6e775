package io.networkruntime.conformance;

import io.networkruntime.protocol.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a test's worker may ask its host for. Any thread may use it. */
final class HostDoor {
    private final Corpus corpus;
    private final Place place;
    private final HostFetch fetch;

    HostDoor(Corpus corpus, Place place, HostFetch fetch) {
        this.fetch = fetch;
        this.corpus = corpus;
        this.place = place;
    }

    Place place() {
        return place;
    }

    CompletionStage<Payload> answer(String method, Payload data) {
        return switch (method) {
            case "wpt.file" -> CompletableFuture.completedFuture(file(data));
            case "fetch" -> fetch.answer(data);
            default ->
                CompletableFuture.failedFuture(
                        new IllegalArgumentException("No handler registered for method: " + method));
        };
    }

    /** A file of the corpus by its URL: its type and its bytes, or null. */
    private Payload file(Payload data) {
        String url = Json.string(Json.parse(new String(data.bytes(), StandardCharsets.UTF_8)));
        String path =
                url.startsWith(place.origin()) ? url.substring(place.origin().length()) : url;
        int query = path.indexOf('?');
        Optional<Path> file = corpus.file(query < 0 ? path : path.substring(0, query));
        return Payload.json(file.map(HostDoor::described).orElse("null"));
    }

    private static String described(Path file) {
        try {
            String bytes = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
            return "{\"type\": " + Json.quote(MediaTypes.of(file)) + ", \"base64\": \"" + bytes + "\"}";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
