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

/** The parameters of a request's query, in order; a character stands for a byte. */
record Query(Map<String, List<String>> parameters) {
    private static final Pattern HEADER_PIPE = Pattern.compile("header\\(([^,]+),([^,)]*)(,True)?\\)");
    private static final Pattern STATUS_PIPE = Pattern.compile("status\\((\\d{3})\\)");

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
            return URLDecoder.decode(text, StandardCharsets.ISO_8859_1);
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

    /** Does what the pipes {@code header(name,value[,append])} and {@code status(code)} say to a reply. */
    static void pipe(String pipes, HttpReply reply) {
        for (Matcher header = HEADER_PIPE.matcher(pipes); header.find(); ) {
            if (header.group(3) == null) {
                reply.set(header.group(1), header.group(2));
            } else {
                reply.add(header.group(1), header.group(2));
            }
        }
        for (Matcher status = STATUS_PIPE.matcher(pipes); status.find(); ) {
            reply.status(Integer.parseInt(status.group(1)));
        }
    }
}
