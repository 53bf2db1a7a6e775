package io.networkruntime.conformance;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of a request's query, in order. */
record Query(Map<String, List<String>> parameters) {
    private static final Pattern HEADER_PIPE = Pattern.compile("header\\(([^,]+),([^)]*)\\)");

    static Query of(@Nullable String raw) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            parameters
                    .computeIfAbsent(decoded(name), _ -> new ArrayList<>())
                    .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return new Query(parameters);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(parameters.get(name)).map(List::getFirst);
    }

    int number(String name, int otherwise) {
        return get(name)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .orElse(otherwise);
    }

    boolean has(String name) {
        return parameters.containsKey(name);
    }

    /** The headers that the pipe {@code header(name,value)} sets. */
    static Map<String, String> pipedHeaders(String pipe) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Matcher header = HEADER_PIPE.matcher(pipe); header.find(); ) {
            headers.put(header.group(1), header.group(2));
        }
        return headers;
    }
}
