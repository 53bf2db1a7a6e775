package io.networkruntime.torture;

import io.networkruntime.api.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A hostile script and what it must come to, as its first lines say.
 *
 * @param expected {@code // expect: reason ...}, or that it may go on unharmed, by the word "lives"
 * @param gives {@code // gives: JSON}, what the script then completes with
 * @param neighbourLives {@code // neighbour: lives}: an isolate of the same agent must go on
 * @param limits {@code // limits: cpu=ms total=ms memory=MiB}, in the place of those that its folder has
 */
record Case(
        String name,
        String code,
        Set<String> expected,
        Optional<String> gives,
        boolean neighbourLives,
        Map<String, Long> limits) {
    static Stream<Case> all(String folder) {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/cases", folder))) {
            return files.sorted().map(Case::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case read(Path file) {
        try {
            String code = Files.readString(file);
            Set<String> expected = words(code, "// expect:").collect(Collectors.toUnmodifiableSet());
            if (expected.isEmpty()) {
                throw new IllegalArgumentException(file + " does not say what it expects");
            }
            boolean spared = words(code, "// neighbour:").toList().equals(List.of("lives"));
            Map<String, Long> limits = words(code, "// limits:")
                    .map(word -> word.split("=", 2))
                    .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> Long.valueOf(pair[1])));
            Optional<String> gives = words(code, "// gives:").findFirst();
            return new Case(file.getFileName().toString(), code, expected, gives, spared, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The limits that hold for it. */
    Limits within(Limits standard) {
        Limits all = limits.containsKey("cpu")
                ? standard.withCpuPerTurn(Duration.ofMillis(limits.getOrDefault("cpu", 0L)))
                : standard;
        return all.withCpuTotal(Duration.ofMillis(limits.getOrDefault("total", 0L)))
                .withMemoryBytes(
                        limits.containsKey("memory")
                                ? limits.getOrDefault("memory", 0L) << 20
                                : standard.memoryBytes());
    }

    private static Stream<String> words(String code, String label) {
        return code.lines()
                .filter(line -> line.startsWith(label))
                .flatMap(
                        line -> Stream.of(line.substring(label.length()).strip().split(" +")));
    }

    @Override
    public String toString() {
        return name;
    }
}
