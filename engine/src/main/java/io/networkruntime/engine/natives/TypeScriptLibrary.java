package io.networkruntime.engine.natives;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.locks.ReentrantLock;

/** The folder of swc's native library inside the cache, filled when the first TypeScript file asks for it. */
public final class TypeScriptLibrary {
    private static final BundledFile LIBRARY = new BundledFile(
            "/libswc4j-linux-x86_64.v.2.0.0.so",
            18_264_856,
            "dc43a2782ea5d86c40587972e4c4491a1ae51ee3ed9e74b432f8fb916ca55f91");
    private static final int KEY_DIGITS = 12;
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private TypeScriptLibrary() {}

    /**
     * Finds the library in the cache, or unpacks it there.
     *
     * @return the folder that holds it under the name that swc4j looks for
     * @throws NativesUnavailableException as {@link NativeFiles#ensureIn}
     */
    public static Path ensureIn(CacheFolder cache) {
        Platform.ofThisJvm().requireSupported();
        FileOwner user = FileOwner.ofThisProcess();
        cache.prepare(user);
        Path folder = cache.path().resolve("swc-" + LIBRARY.sha256().substring(0, KEY_DIGITS));
        try {
            if (!isThere(folder, user)) {
                fill(cache, folder, user);
            }
        } catch (IOException e) {
            throw CacheFolder.cannotWrite(folder, e);
        }
        return folder;
    }

    /** A file of the right size is whole: {@link Unpacking} checks it before it gets its name. */
    private static boolean isThere(Path folder, FileOwner user) throws IOException {
        Path library = folder.resolve(LIBRARY.name());
        if (!Files.isRegularFile(library)) {
            return false;
        }
        user.requireTrusted(folder);
        return Files.size(library) == LIBRARY.bytes();
    }

    private static void fill(CacheFolder cache, Path folder, FileOwner user) throws IOException {
        Path lockFile = cache.path().resolve(folder.getFileName() + ".lock");
        ONE_AT_A_TIME.lock();
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            user.requireTrusted(folder);
            Unpacking unpacking = new Unpacking(folder);
            unpacking.removeLeftovers();
            unpacking.requireSpace(LIBRARY.bytes(), Files.getFileStore(folder).getUsableSpace());
            unpacking.unpack(LIBRARY);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }
}
