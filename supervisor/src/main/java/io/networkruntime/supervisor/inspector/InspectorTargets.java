package io.networkruntime.supervisor.inspector;

import io.networkruntime.engine.json.JsonWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** The isolates that debuggers find behind one address, in the order in which they came. Any thread may use it. */
final class InspectorTargets {
    private final String product;
    private final String v8Version;
    private final Map<Long, InspectorTarget> targets = new ConcurrentSkipListMap<>();
    private final AtomicLong added = new AtomicLong();

    InspectorTargets(String product, String v8Version) {
        this.product = product;
        this.v8Version = v8Version;
    }

    void add(InspectorTarget target) {
        targets.put(added.incrementAndGet(), target);
    }

    void remove(InspectorTarget target) {
        targets.values().remove(target);
    }

    /** The one whose path this is. */
    Optional<InspectorTarget> at(String path) {
        return targets.values().stream()
                .filter(target -> target.path().equals(path))
                .findFirst();
    }

    String version() {
        return "{\"Browser\": %s, \"Protocol-Version\": \"1.3\", \"V8-Version\": %s}"
                .formatted(JsonWriter.write(product), JsonWriter.write(v8Version));
    }

    String list(String authority) {
        return targets.values().stream()
                .map(target -> target.json(authority))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
