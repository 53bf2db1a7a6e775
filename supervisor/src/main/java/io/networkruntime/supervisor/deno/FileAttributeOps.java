package io.networkruntime.supervisor.deno;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/** What is known of a file besides its content: stat, chmod, chown, utime, truncate, umask. */
final class FileAttributeOps {
    private static final double NANOS_PER_MILLI = 1e6;

    private FileAttributeOps() {}

    static void register(Ops ops, WorkingDirectory directory, Umask umask) {
        ops.onPath("denoStat", "stat", directory, (path, _) -> FileInfo.of(path, true));
        ops.onPath("denoLstat", "lstat", directory, (path, _) -> FileInfo.of(path, false));
        ops.onPath("denoChmod", "chmod", directory, (path, a) -> {
            Files.setAttribute(path, "unix:mode", (int) a.integer(1) & 07777);
            return null;
        });
        ops.onPath("denoChown", "chown", directory, (path, a) -> {
            Files.readAttributes(path, "unix:uid");
            if (!a.isNullish(1)) {
                Files.setAttribute(path, "unix:uid", (int) a.integer(1));
            }
            if (!a.isNullish(2)) {
                Files.setAttribute(path, "unix:gid", (int) a.integer(2));
            }
            return null;
        });
        ops.onPath("denoUtime", "utime", directory, (path, a) -> {
            setTimes(path, a.number(1), a.number(2));
            return null;
        });
        ops.onPath("denoTruncate", "truncate", directory, (path, a) -> {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                OpenFile.setLength(channel, a.integer(1));
            }
            return null;
        });
        ops.sync("denoUmask", a -> a.isNullish(0) ? umask.current() : umask.set((int) a.integer(0)));
    }

    /** Sets when a file was read and written last, in milliseconds since 1970. */
    static void setTimes(Path path, double accessed, double modified) throws IOException {
        Files.getFileAttributeView(path, BasicFileAttributeView.class).setTimes(time(modified), time(accessed), null);
    }

    private static FileTime time(double millis) {
        return FileTime.from((long) (millis * NANOS_PER_MILLI), TimeUnit.NANOSECONDS);
    }
}
