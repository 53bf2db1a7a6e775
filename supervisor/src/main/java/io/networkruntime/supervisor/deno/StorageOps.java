package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.natives.CacheFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The file behind {@code localStorage}: one for each main script, in the cache folder, for this user alone. */
final class StorageOps {
    private static final int OWNER_ONLY_FOLDER = 0700;

    private StorageOps() {}

    static void register(Ops ops, DenoHost host) {
        ops.sync("denoStorageFile", _ -> file(host.mainModule()).toString());
        ops.sync(
                "denoStorageWrite",
                a -> OsFailure.<@Nullable Object>explain("write localStorage", () -> {
                    write(Path.of(a.string(0)), a.string(1));
                    return null;
                }));
    }

    private static Path file(String mainModule) {
        return CacheFolder.standard().path().resolve("local-storage").resolve(digest(mainModule) + ".json");
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /** Renames a whole file over the old one, so that no reader sees half of it. */
    private static void write(Path file, String content) throws IOException {
        Path folder = file.getParent();
        Files.createDirectories(folder, FileMode.attribute(OWNER_ONLY_FOLDER));
        Path written = Files.createTempFile(folder, "storage", ".tmp");
        try {
            Files.write(written, Utf8.encode(content));
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
