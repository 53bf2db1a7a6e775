package io.networkruntime.conformance;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request as it came over the wire; texts hold one byte a character.
 *
 * @param path with its percent-encodings
 * @param query the parameters
 * @param headers in order, with the names as they were spelled
 * @param connection which of the listener's connections it came over
 */
record HttpRequest(String method, String path, Query query, List<Header> headers, String body, int connection) {
    byte[] bodyBytes() {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A line of the head. */
    record Header(String name, String value) {}

    /** All values of a header, combined. */
    Optional<String> header(String name) {
        String combined = headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .collect(Collectors.joining(", "));
        return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name))
                ? Optional.of(combined)
                : Optional.empty();
    }

    boolean isFor(String wanted) {
        return method.equals(wanted);
    }

    /** The last part of the path. */
    String file() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The path without its last part. */
    String folder() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
