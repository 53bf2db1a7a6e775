package io.networkruntime.conformance;

import io.networkruntime.protocol.Payload;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a test's worker may ask its host for. Any thread may use it. */
final class HostDoor {
    private final Corpus corpus;
    private final Place place;

    HostDoor(Corpus corpus, Place place) {
        this.corpus = corpus;
        this.place = place;
    }

    CompletionStage<Payload> answer(String method, Payload data) {
        return switch (method) {
            case "wpt.file" -> CompletableFuture.completedFuture(file(data));
            default -> CompletableFuture.failedFuture(
                    new IllegalArgumentException("No handler registered for method: " + method));
        };
    }

    /** A file of the corpus by its URL, as a string, or null. */
    private Payload file(Payload data) {
        String url = Json.string(Json.parse(new String(data.bytes(), java.nio.charset.StandardCharsets.UTF_8)));
        String path = url.startsWith(place.origin()) ? url.substring(place.origin().length()) : url;
        int query = path.indexOf('?');
        Optional<Path> file = corpus.file(query < 0 ? path : path.substring(0, query));
        return Payload.json(file.map(found ->
                        Json.quote(corpus.text(corpus.root().relativize(found).toString())))
                .orElse("null"));
    }
}
