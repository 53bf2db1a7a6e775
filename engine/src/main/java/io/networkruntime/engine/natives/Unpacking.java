package io.networkruntime.engine.natives;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The writing of files into a cache folder so that a name only ever shows a whole and checked file.
 *
 * <p>Called by the holder of the folder's lock. Each file is written under a passing name and renamed, so that a process
 * that has loaded an older copy keeps it.
 *
 * @param folder exists
 */
record Unpacking(Path folder) {
    private static final String PART = ".part";

    /** Removes what a process left that died while it held the lock. */
    void removeLeftovers() throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, '*' + PART)) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    /**
     * Says beforehand that the disk is too full: half a library helps nobody.
     *
     * @param needed bytes
     * @param usable bytes
     */
    void requireSpace(long needed, long usable) {
        if (usable < needed) {
            throw new NativesUnavailableException(
                    "the disk of the cache folder %s is full: %d MiB needed, %d MiB free; set %s to another folder"
                            .formatted(folder, (needed >> 20) + 1, usable >> 20, CacheFolder.VARIABLE));
        }
    }

    /** Unpacks one file unless the right bytes are there already. */
    void unpack(BundledFile bundled) throws IOException {
        Path target = folder.resolve(bundled.name());
        if (isWhole(target, bundled)) {
            return;
        }
        Path part = folder.resolve(bundled.name() + PART);
        try {
            String sha256;
            try (InputStream in = bundled.open();
                    FileChannel file = FileChannel.open(part, CREATE, TRUNCATE_EXISTING, WRITE)) {
                sha256 = Sha256.ofCopy(in, Channels.newOutputStream(file));
                // on the disk before it has its name: after a power cut the stamp must not vouch for lost blocks
                file.force(true);
            }
            if (!sha256.equals(bundled.sha256())) {
                throw new NativesUnavailableException(
                        bundled.resource() + " has SHA-256 " + sha256 + ", but the engine was built with "
                                + bundled.sha256() + ": a wrong or damaged jar is on the class path");
            }
            publish(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Writes a small text file. */
    void write(String name, String text) throws IOException {
        Path part = folder.resolve(name + PART);
        try {
            Files.writeString(part, text);
            publish(part, folder.resolve(name));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static boolean isWhole(Path file, BundledFile bundled) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == bundled.bytes()
                && Sha256.of(file).equals(bundled.sha256());
    }

    private static void publish(Path part, Path target) throws IOException {
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
