package io.networkruntime.engine.natives;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pairs of texts kept between runs in one folder of the cache, by the hash of what they were made from.
 *
 * <p>It never fails: where the folder cannot be used, nothing is found and nothing kept. Several processes may use it at once,
 * since a file gets its name when it is whole.
 */
public final class TextCache {
    /** Past it the older half goes. */
    private static final int MAX_FILES = 4096;

    private static final int MAX_CHARACTERS = 4 << 20;

    private final CacheFolder cache;
    private final String name;

    /**
     * A cache in a folder that is made when it is needed.
     *
     * @param name of the folder; to be changed whenever the same key would mean other texts
     */
    public TextCache(CacheFolder cache, String name) {
        this.cache = cache;
        this.name = name;
    }

    /** Two texts that belong together. */
    public record Pair(String first, String second) {}

    /** The key of what the texts are made from. */
    public static String key(String... parts) {
        return Sha256.ofParts(parts);
    }

    public Optional<Pair> find(String key) {
        Path file = cache.path().resolve(name).resolve(key);
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            FileOwner.ofThisProcess().requireTrusted(file.resolveSibling(""));
            String text = Files.readString(file);
            int end = text.indexOf('\n');
            int length = Integer.parseInt(text, 0, end, 10);
            return Optional.of(new Pair(text.substring(end + 1, end + 1 + length), text.substring(end + 1 + length)));
        } catch (IOException | RuntimeException unusable) {
            return Optional.empty();
        }
    }

    public void keep(String key, Pair texts) {
        if (texts.first().length() + texts.second().length() > MAX_CHARACTERS) {
            return;
        }
        try {
            FileOwner user = FileOwner.ofThisProcess();
            cache.prepare(user);
            Path folder = Files.createDirectories(cache.path().resolve(name));
            user.requireTrusted(folder);
            Path temporary = Files.createTempFile(folder, ".", ".tmp");
            Files.write(
                    temporary,
                    (texts.first().length() + "\n" + texts.first() + texts.second()).getBytes(StandardCharsets.UTF_8));
            Files.move(temporary, folder.resolve(key), StandardCopyOption.ATOMIC_MOVE);
            prune(folder);
        } catch (IOException | NativesUnavailableException e) {
            // The next run does the work again.
        }
    }

    private static void prune(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.toList();
        }
        if (files.size() > MAX_FILES) {
            for (Path old : files.stream()
                    .sorted(Comparator.comparing(TextCache::age))
                    .limit(MAX_FILES / 2)
                    .toList()) {
                Files.deleteIfExists(old);
            }
        }
    }

    private static FileTime age(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
