package io.networkruntime.conformance;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What scripts remember from one request to the next: a value is taken once. Any thread may use it. */
final class Stash {
    private final Map<String, Object> values = new ConcurrentHashMap<>();

    void put(String key, Object value) {
        values.put(key, value);
    }

    Optional<Object> take(String key) {
        return Optional.ofNullable(values.remove(key));
    }

    Optional<String> takeText(String key) {
        return take(key).map(String::valueOf);
    }

    int takeNumber(String key) {
        return take(key)
                .map(value -> value instanceof Integer number ? number : 0)
                .orElse(0);
    }
}
