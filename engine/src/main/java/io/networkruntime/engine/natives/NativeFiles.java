package io.networkruntime.engine.natives;

import java.nio.file.Path;

/**
 * The plain files that a process loads V8 from.
 *
 * <p>A supervisor gets them with {@link #ensureIn}; an agent is told the folder and uses {@link #at}, for it must not
 * search a cache nor write to one.
 *
 * @param folder holds the library under the name that Javet looks for
 * @param library the native library
 * @param icuData the Unicode data of the ICU in that library
 */
public record NativeFiles(Path folder, Path library, Path icuData) {
    /**
     * Finds the files in the cache, or unpacks them there: once, however many processes ask at the same time.
     *
     * <p>Unpacked files are checked by SHA-256. Afterwards size and time stamp are enough,
     * which costs well under 2 ms. Folders are 0755 and files 0644, so that a process of another user can read them as far
     * as the cache folder's own parents let it through.
     *
     * @throws NativesUnavailableException if the platform has no library, the cache cannot be written or is not safe, or the
     *     disk is full
     */
    public static NativeFiles ensureIn(CacheFolder cache) {
        Platform.ofThisJvm().requireSupported();
        return new NativesCache(cache, BundledFiles.ofThisVersion()).ensure();
    }

    /** Names the files in a folder that {@link #ensureIn} has filled, without looking at the disk. */
    public static NativeFiles at(Path folder) {
        return in(folder, BundledFiles.ofThisVersion());
    }

    static NativeFiles in(Path folder, BundledFiles files) {
        Path absolute = folder.toAbsolutePath();
        return new NativeFiles(
                absolute,
                absolute.resolve(files.library().name()),
                absolute.resolve(files.icuData().name()));
    }
}
