package io.networkruntime.engine.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * The folder that keeps unpacked files between runs.
 *
 * @param path absolute
 */
public record CacheFolder(Path path) {
    /** The environment variable that names the folder; it wins over every other place. */
    public static final String VARIABLE = "NETWORK_RUNTIME_CACHE";

    private static final String NAME = "network-runtime";

    public CacheFolder {
        path = path.toAbsolutePath().normalize();
    }

    /**
     * Chooses the folder of this user: {@value #VARIABLE}, else {@code XDG_CACHE_HOME/network-runtime}, else
     * {@code ~/.cache/network-runtime}, else {@code network-runtime-<uid>} in the folder for temporary files.
     *
     * <p>As the XDG Base Directory Specification says, a relative {@code XDG_CACHE_HOME} is ignored. A home that does not
     * exist or may not be written is passed over, as service users often have one.
     */
    public static CacheFolder standard() {
        return among(
                System.getenv(),
                Path.of(System.getProperty("user.home", "/nonexistent")),
                Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
    }

    static CacheFolder among(Map<String, String> environment, Path home, Path temporary) {
        String named = environment.getOrDefault(VARIABLE, "");
        if (!named.isEmpty()) {
            return new CacheFolder(Path.of(named));
        }
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        if (xdg.startsWith("/")) {
            return new CacheFolder(Path.of(xdg, NAME));
        }
        Path cache = home.resolve(".cache");
        if (home.isAbsolute() && mayHold(home, cache)) {
            return new CacheFolder(cache.resolve(NAME));
        }
        return new CacheFolder(
                temporary.resolve(NAME + '-' + FileOwner.ofThisProcess().self()));
    }

    private static boolean mayHold(Path home, Path cache) {
        return Files.isDirectory(cache.resolve(NAME)) || Files.isWritable(Files.isDirectory(cache) ? cache : home);
    }

    /**
     * Makes the folder where it is missing, readable by all, and checks that only its owner may write into it.
     *
     * @throws NativesUnavailableException if it cannot be made, belongs to another user or is open to others
     */
    void prepare(FileOwner user) {
        try {
            if (Files.notExists(path)) {
                Files.createDirectories(path);
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            user.requireTrusted(path);
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }

    static NativesUnavailableException cannotWrite(Path where, IOException e) {
        return new NativesUnavailableException(
                "cannot write to the cache folder " + where + " (" + e + "); set " + VARIABLE
                        + " to a folder that this user may write",
                e);
    }
}
