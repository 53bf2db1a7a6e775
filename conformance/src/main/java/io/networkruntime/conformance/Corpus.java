package io.networkruntime.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A checkout of the Web Platform Tests, or a part of one. Any thread may use it. */
final class Corpus {
    /** Window tests that touch no document; all other {@code .window.js} files need one. */
    private static final Set<String> WINDOW_TESTS = Set.of(
            "url/IdnaTestV2.window.js",
            "url/IdnaTestV2-removed.window.js",
            "compression/compression-with-detach.tentative.window.js",
            "compression/decompression-with-detach.tentative.window.js");

    /** Minutes of key generation and of password hashing, for which there is no time on every build. */
    private static final List<String> SLOW =
            List.of("WebCryptoAPI/derive_bits_keys/pbkdf2.", "WebCryptoAPI/generateKey/successes_RSA");

    private final Path root;

    private Corpus(Path root) {
        this.root = root;
    }

    /** The corpus in a folder; empty if the folder holds none. */
    static Optional<Corpus> in(Path folder) {
        return Files.isRegularFile(folder.resolve("resources/testharness.js"))
                ? Optional.of(new Corpus(folder.toAbsolutePath().normalize()))
                : Optional.empty();
    }

    Path root() {
        return root;
    }

    /** Every run of every test file that a worker can run, in order. */
    List<TestId> tests() {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(Corpus::isTest)
                    .sorted()
                    .flatMap(this::runs)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("reading the corpus in " + root, e);
        }
    }

    /** Whether a test is left to the command line, because it takes too long for every build. */
    static boolean isSlow(TestId test) {
        return SLOW.stream().anyMatch(test.path()::startsWith);
    }

    private static boolean isTest(String path) {
        return path.contains("/")
                && (path.endsWith(".any.js") || path.endsWith(".worker.js") || WINDOW_TESTS.contains(path))
                && !path.startsWith("resources/")
                && !path.startsWith("common/");
    }

    private Stream<TestId> runs(String path) {
        Meta meta = meta(path);
        return meta.isForWorkers()
                ? meta.variants().stream().map(variant -> new TestId(path, variant))
                : Stream.empty();
    }

    Meta meta(String path) {
        return Meta.of(text(path));
    }

    /**
     * A file as text.
     *
     * @throws UncheckedIOException naming the file, if it is not there
     */
    String text(String path) {
        try {
            // Not readString: tests hold malformed UTF-8, which a browser reads as U+FFFD.
            return new String(Files.readAllBytes(root.resolve(path)), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException("the corpus lacks " + path, e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + path, e);
        }
    }

    /** The file behind a URL's path; empty if there is none or it lies outside. */
    Optional<Path> file(String urlPath) {
        String relative = urlPath.startsWith("/") ? urlPath.substring(1) : urlPath;
        Path file = root.resolve(alias(relative)).normalize();
        return file.startsWith(root) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /** wptserve serves the parser under another name than it has in the tree. */
    static String alias(String path) {
        return path.equals("resources/WebIDLParser.js") ? "resources/webidl2/lib/webidl2.js" : path;
    }
}
