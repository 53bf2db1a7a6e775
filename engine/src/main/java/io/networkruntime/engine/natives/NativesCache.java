package io.networkruntime.engine.natives;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.locks.ReentrantLock;

/** The folder of one version of the native files inside the cache, filled by whoever comes first. */
final class NativesCache {
    /** A file lock belongs to the whole JVM, so that two threads of it must first agree among themselves. */
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private final CacheFolder cache;
    private final BundledFiles files;
    private final Path folder;
    private final VerifiedStamp stamp;
    private final FileOwner user = FileOwner.ofThisProcess();

    NativesCache(CacheFolder cache, BundledFiles files) {
        this.cache = cache;
        this.files = files;
        this.folder = cache.path().resolve(files.folderName());
        this.stamp = VerifiedStamp.in(folder);
    }

    NativeFiles ensure() {
        cache.prepare(user);
        try {
            if (Files.isDirectory(folder)) {
                user.requireTrusted(folder);
            }
            if (!stamp.matches(files)) {
                fillLocked();
            }
        } catch (IOException e) {
            throw CacheFolder.cannotWrite(folder, e);
        }
        return NativeFiles.in(folder, files);
    }

    private void fillLocked() throws IOException {
        Path lockFile = cache.path().resolve(files.folderName() + ".lock");
        ONE_AT_A_TIME.lock();
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            if (!stamp.matches(files)) {
                fill();
            }
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private void fill() throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        user.requireTrusted(folder);
        Unpacking unpacking = new Unpacking(folder);
        unpacking.removeLeftovers();
        unpacking.requireSpace(files.bytes(), Files.getFileStore(folder).getUsableSpace());
        unpacking.unpack(files.library());
        unpacking.unpack(files.icuData());
        unpacking.write(VerifiedStamp.NAME, stamp.text(files));
    }
}
