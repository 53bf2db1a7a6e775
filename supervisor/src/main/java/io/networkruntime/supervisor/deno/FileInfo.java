package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What stat(2) says of a file, as {@code Deno.FileInfo} has it; times in milliseconds since 1970. */
final class FileInfo {
    private static final int TYPE_MASK = 0170000;
    private static final int SECTOR = 512;
    private static final int BLOCK = 4096;

    private FileInfo() {}

    static String of(Path path, boolean followLinks) throws IOException {
        Map<String, Object> unix = followLinks
                ? Files.readAttributes(path, "unix:*")
                : Files.readAttributes(path, "unix:*", LinkOption.NOFOLLOW_LINKS);
        Map<String, @Nullable Object> info = new LinkedHashMap<>();
        int mode = (int) number(unix, "mode");
        addType(info, mode & TYPE_MASK);
        long size = number(unix, "size");
        info.put("size", size);
        info.put("mtime", millis(unix.get("lastModifiedTime")));
        info.put("atime", millis(unix.get("lastAccessTime")));
        info.put("birthtime", millis(unix.get("creationTime")));
        info.put("ctime", millis(unix.get("ctime")));
        for (String name : new String[] {"dev", "ino", "mode", "nlink", "uid", "gid", "rdev"}) {
            info.put(name, unix.get(name));
        }
        // The JDK reads neither st_blksize nor st_blocks: what a file without holes takes on a file system of 4 KiB
        // blocks.
        info.put("blksize", BLOCK);
        info.put("blocks", (size + BLOCK - 1) / BLOCK * (BLOCK / SECTOR));
        return JsonWriter.write(info);
    }

    private static void addType(Map<String, @Nullable Object> info, int type) {
        info.put("isFile", type == 0100000);
        info.put("isDirectory", type == 0040000);
        info.put("isSymlink", type == 0120000);
        info.put("isBlockDevice", type == 0060000);
        info.put("isCharDevice", type == 0020000);
        info.put("isFifo", type == 0010000);
        info.put("isSocket", type == 0140000);
    }

    private static long number(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof Number n ? n.longValue() : 0;
    }

    private static @Nullable Object millis(@Nullable Object time) {
        return time instanceof FileTime t ? t.to(TimeUnit.NANOSECONDS) / 1_000_000 : null;
    }
}
