package io.networkruntime.supervisor.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The keys of a configuration file and what may stand behind them; named as the options of {@code new V8Sandbox()}. */
enum ConfigKey {
    AGENTS("agents", "a whole number from 1 to 256", 1, 256),
    CPU_LIMIT("cpuLimitMs", "a number of milliseconds, 0 or more", 0, ConfigKey.MAX_MS),
    CPU_TOTAL("cpuTotalMs", "a number of milliseconds, 0 or more", 0, ConfigKey.MAX_MS),
    WALL_LIMIT("wallLimitMs", "a number of milliseconds, 0 or more", 0, ConfigKey.MAX_MS),
    IDLE_LIMIT("idleLimitMs", "a number of milliseconds, 0 or more", 0, ConfigKey.MAX_MS),
    MAX_TIME("maxTimeMs", "a number of milliseconds, 0 or more", 0, ConfigKey.MAX_MS),
    MEMORY_LIMIT("memoryLimitMb", "a number of MiB, 0 or more", 0, 1 << 30),
    TOTAL_MEMORY("totalMemoryMb", "a number of MiB, 0 or more", 0, 1 << 30),
    ISOLATION("isolation", "shared", "tenant", "process"),
    CONSOLE("console", "none", "inherit", "event"),
    ENV_FILE("envFile");

    private static final double MAX_MS = 365.0 * 24 * 3600 * 1000;

    private final String key;
    private final String wanted;
    private final double least;
    private final double most;
    /** The words that may stand there, with commas between. */
    private final String words;

    ConfigKey(String key, String wanted, double least, double most) {
        this.key = key;
        this.wanted = wanted;
        this.least = least;
        this.most = most;
        words = "";
    }

    ConfigKey(String key, String... words) {
        this.key = key;
        this.words = String.join(", ", words);
        wanted = words.length == 0 ? "a path or a list of paths" : "one of " + this.words;
        least = 0;
        most = 0;
    }

    static Stream<ConfigKey> all() {
        return Arrays.stream(values());
    }

    static Optional<ConfigKey> named(String key) {
        return all().filter(known -> known.key.equals(key)).findFirst();
    }

    String key() {
        return key;
    }

    /** What the value must be, in words. */
    String wanted() {
        return wanted;
    }

    /** The value, if it is one. */
    Optional<Object> check(@Nullable Object value) {
        if (most > 0) {
            return value instanceof Double number
                            && number >= least
                            && number <= most
                            && (this != AGENTS || number == Math.rint(number))
                    ? Optional.of(number)
                    : Optional.empty();
        }
        if (!words.isEmpty()) {
            return value instanceof String word && List.of(words.split(", ")).contains(word)
                    ? Optional.of(word)
                    : Optional.empty();
        }
        return switch (value) {
            case String path -> Optional.of(path);
            case List<?> paths when paths.stream().allMatch(String.class::isInstance) -> Optional.of(paths);
            case null, default -> Optional.empty();
        };
    }
}
