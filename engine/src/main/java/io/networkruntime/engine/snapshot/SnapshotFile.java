package io.networkruntime.engine.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.CRC32C;

/**
 * A snapshot on disk: a magic number, the CRC-32C of the blob, eight zero bytes, the blob.
 *
 * <p>V8 takes a damaged blob without a word and fails later, so the check is ours. Which V8 and bundle a file belongs to
 * stands in its name, by {@link SnapshotStore}.
 */
public final class SnapshotFile {
    /**
     * Where the blob begins in the file: as far behind the start of a page as in memory that {@code malloc} maps, so that the
     * file's pages can stand for those of a copy.
     */
    public static final int BLOB_AT = 16;

    private static final int MAGIC = 0x4e525332;

    private SnapshotFile() {}

    /**
     * Reads a snapshot.
     *
     * @throws IOException if the file cannot be read or is damaged; the message names it
     */
    public static byte[] read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length <= BLOB_AT) {
            throw new IOException("no snapshot, too short: " + file);
        }
        ByteBuffer header = ByteBuffer.wrap(bytes, 0, BLOB_AT);
        if (header.getInt() != MAGIC || header.getInt() != checksum(bytes)) {
            throw new IOException("damaged snapshot: " + file);
        }
        byte[] blob = new byte[bytes.length - BLOB_AT];
        System.arraycopy(bytes, BLOB_AT, blob, 0, blob.length);
        return blob;
    }

    /** Writes a snapshot under its name at once, or not at all. */
    static void write(Path file, byte[] blob) throws IOException {
        byte[] bytes = new byte[BLOB_AT + blob.length];
        System.arraycopy(blob, 0, bytes, BLOB_AT, blob.length);
        ByteBuffer.wrap(bytes).putInt(MAGIC).putInt(checksum(bytes));
        Path folder = file.toAbsolutePath().getParent();
        Path temporary = Files.createTempFile(folder, "snapshot", ".tmp");
        try {
            Files.write(temporary, bytes);
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-r--r--"));
            move(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, BLOB_AT, bytes.length - BLOB_AT);
        return (int) crc.getValue();
    }
}
