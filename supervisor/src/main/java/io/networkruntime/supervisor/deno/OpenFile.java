package io.networkruntime.supervisor.deno;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open file, {@code Deno.FsFile}.
 *
 * <p>A JDK channel cannot append and read at once, so such a file has a second channel for the appending.
 */
final class OpenFile implements Resource.Source, Resource.Sink {
    static final int READ = 1;
    static final int WRITE = 2;
    static final int APPEND = 4;
    static final int TRUNCATE = 8;
    static final int CREATE = 16;
    static final int CREATE_NEW = 32;

    private final Path path;
    private final FileChannel channel;
    private final @Nullable FileChannel appending;
    private final FileLocks locks = new FileLocks();
    private final Object inode;

    private OpenFile(Path path, FileChannel channel, @Nullable FileChannel appending) throws IOException {
        this.path = path;
        this.channel = channel;
        this.appending = appending;
        this.inode = inode(path);
    }

    static OpenFile open(Path path, int bits, int mode, Umask umask) throws IOException {
        boolean creates = (bits & (CREATE | CREATE_NEW)) != 0 && Files.notExists(path, LinkOption.NOFOLLOW_LINKS);
        boolean both = (bits & READ) != 0 && (bits & APPEND) != 0;
        FileChannel writing = FileChannel.open(path, options(both ? bits & ~READ : bits), FileMode.attribute(mode));
        try {
            if (creates) {
                umask.applyTo(path, mode);
            }
            return both
                    ? new OpenFile(path, FileChannel.open(path, StandardOpenOption.READ), writing)
                    : new OpenFile(path, writing, null);
        } catch (IOException e) {
            writing.close();
            throw e;
        }
    }

    private static Set<OpenOption> options(int bits) {
        Set<OpenOption> options = new HashSet<>();
        addIf(options, bits & READ, StandardOpenOption.READ);
        addIf(options, bits & (WRITE | APPEND), StandardOpenOption.WRITE);
        addIf(options, bits & APPEND, StandardOpenOption.APPEND);
        addIf(options, bits & TRUNCATE, StandardOpenOption.TRUNCATE_EXISTING);
        addIf(options, bits & CREATE, StandardOpenOption.CREATE);
        addIf(options, bits & CREATE_NEW, StandardOpenOption.CREATE_NEW);
        return options;
    }

    private static void addIf(Set<OpenOption> options, int bit, OpenOption option) {
        if (bit != 0) {
            options.add(option);
        }
    }

    @Override
    public boolean hasOnePosition() {
        return true;
    }

    FileChannel channel() {
        return channel;
    }

    FileLocks locks() {
        return locks;
    }

    @Override
    public int read(byte[] into) throws IOException {
        return channel.read(ByteBuffer.wrap(into));
    }

    @Override
    public int write(byte[] bytes) throws IOException {
        if (appending == null) {
            return channel.write(ByteBuffer.wrap(bytes));
        }
        int written = appending.write(ByteBuffer.wrap(bytes));
        channel.position(appending.position());
        return written;
    }

    /** Moves the position as lseek(2) with SEEK_SET, SEEK_CUR or SEEK_END does; gives the new one. */
    long seek(long offset, int whence) throws IOException {
        long base = switch (whence) {
            case 0 -> 0;
            case 1 -> channel.position();
            case 2 -> channel.size();
            default -> throw new IllegalArgumentException("whence " + whence);
        };
        if (base + offset < 0) {
            throw OsFailure.of(Errno.EINVAL, "");
        }
        channel.position(base + offset);
        return base + offset;
    }

    /** Cuts or lengthens the file; the position stays. */
    void truncate(long length) throws IOException {
        try {
            setLength(appending == null ? channel : appending, length);
        } catch (NonWritableChannelException e) {
            // ftruncate(2) has another error for this than write(2).
            throw OsFailure.of(Errno.EINVAL, "");
        }
    }

    static void setLength(FileChannel channel, long length) throws IOException {
        if (length > channel.size()) {
            channel.write(ByteBuffer.allocate(1), length - 1);
        } else {
            long position = channel.position();
            channel.truncate(length);
            channel.position(position);
        }
    }

    void sync(boolean metadata) throws IOException {
        (appending == null ? channel : appending).force(metadata);
    }

    /** A path that leads to this very file now, whatever became of the one it was opened by. */
    Path currentPath() throws IOException {
        if (!channel.isOpen()) {
            throw OsFailure.badResource();
        }
        if (Files.exists(path) && inode(path).equals(inode)) {
            return path;
        }
        try (var descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.exists(descriptor) && inode(descriptor).equals(inode)) {
                    return descriptor;
                }
            }
        }
        throw OsFailure.of(Errno.ENOENT, "");
    }

    private static Map<String, Object> inode(Path path) throws IOException {
        return Files.readAttributes(path, "unix:dev,ino");
    }

    @Override
    public void close() throws IOException {
        try {
            locks.close();
        } finally {
            channel.close();
            if (appending != null) {
                appending.close();
            }
        }
    }
}
