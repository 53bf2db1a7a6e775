package io.networkruntime.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A hostile script and what it must come to, as its first lines say: {@code // expect: reason ...}, where {@code lives} means
 * that the isolate may go on unharmed, and {@code // neighbour: lives} that an isolate of the same agent must.
 */
record Case(String name, String code, Set<String> expected, boolean neighbourLives) {
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
            return new Case(file.getFileName().toString(), code, expected, spared);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
