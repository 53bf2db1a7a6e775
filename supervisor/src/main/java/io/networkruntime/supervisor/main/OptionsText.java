package io.networkruntime.supervisor.main;

import io.networkruntime.api.Console;
import io.networkruntime.api.IsolateOptions;
import io.networkruntime.api.Isolation;
import io.networkruntime.api.Limits;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** The options that the bundle has checked and passed on, one {@code key=value} a line; what is missing is the default. */
final class OptionsText {
    private final Map<String, String> values;

    private OptionsText(Map<String, String> values) {
        this.values = values;
    }

    static OptionsText parse(String text) {
        return new OptionsText(text.lines()
                .map(line -> line.split("=", 2))
                .collect(java.util.stream.Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1])));
    }

    boolean isEmptyBut(String... keys) {
        return java.util.Set.of(keys).containsAll(values.keySet());
    }

    int agents(int otherwise) {
        return values.containsKey("agents") ? Integer.parseInt(values.get("agents")) : otherwise;
    }

    Isolation isolation(Isolation otherwise) {
        return values.containsKey("isolation")
                ? Isolation.valueOf(values.get("isolation").toUpperCase(Locale.ROOT))
                : otherwise;
    }

    Console console(Console otherwise) {
        return values.containsKey("console")
                ? Console.valueOf(values.get("console").toUpperCase(Locale.ROOT))
                : otherwise;
    }

    long maxQueueBytes(long otherwise) {
        return values.containsKey("maxQueueBytes") ? (long) number("maxQueueBytes") : otherwise;
    }

    long totalMemoryBytes(long otherwise) {
        return values.containsKey("totalMemoryMb") ? units("totalMemoryMb", 1 << 20) : otherwise;
    }

    Limits limits(Limits otherwise) {
        return new Limits(
                millis("cpuLimitMs", otherwise.cpuPerTurn()),
                millis("cpuTotalMs", otherwise.cpuTotal()),
                millis("wallLimitMs", otherwise.wallPerTurn()),
                values.containsKey("memoryLimitMb") ? units("memoryLimitMb", 1 << 20) : otherwise.memoryBytes(),
                millis("idleLimitMs", otherwise.idle()));
    }

    IsolateOptions isolate(Limits limits, Console console) {
        return new IsolateOptions(
                limits(limits),
                values.getOrDefault("tenant", ""),
                values.getOrDefault("name", ""),
                console(console),
                values.getOrDefault("location", ""));
    }

    private Duration millis(String key, Duration otherwise) {
        return values.containsKey(key) ? Duration.ofNanos(units(key, 1e6)) : otherwise;
    }

    /** In the smallest unit: what is more than nothing stays so, for 0 is no limit. */
    private long units(String key, double each) {
        double value = number(key) * each;
        return value > 0 ? Math.max(1, (long) value) : 0;
    }

    private double number(String key) {
        return Double.parseDouble(values.getOrDefault(key, "0"));
    }
}
