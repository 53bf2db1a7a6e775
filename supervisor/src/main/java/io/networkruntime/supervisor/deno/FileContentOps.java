package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpArguments;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Whole files: readFile, readTextFile, writeFile, writeTextFile and their synchronous twins. */
final class FileContentOps {
    private final WorkingDirectory directory;

    private final Umask umask;

    private FileContentOps(WorkingDirectory directory, Umask umask) {
        this.directory = directory;
        this.umask = umask;
    }

    static void register(Ops ops, WorkingDirectory directory, Umask umask) {
        FileContentOps content = new FileContentOps(directory, umask);
        ops.both("denoReadFile", a -> content.read(a.string(0)));
        ops.both("denoReadTextFile", a -> Utf8.decode(content.read(a.string(0))));
        ops.both("denoWriteFile", a -> content.write(a, a.bytes(1)));
        ops.both("denoWriteTextFile", a -> content.write(a, Utf8.encode(a.string(1))));
    }

    private byte[] read(String path) {
        Path file = directory.resolve(path, "readfile");
        return OsFailure.explain("readfile '" + path + "'", () -> Files.readAllBytes(file));
    }

    /** Arguments: path, content, bits as in {@link OpenFile}, mode (absent: as the umask leaves it). */
    private @Nullable Object write(OpArguments a, byte[] content) {
        String path = a.string(0);
        Path file = directory.resolve(path, "writefile");
        int bits = (int) a.integer(2);
        return OsFailure.explain("writefile '" + path + "'", () -> {
            int mode = a.isNullish(3) ? FileMode.DEFAULT_FILE : (int) a.integer(3) & 07777;
            OpenFile open = OpenFile.open(file, bits, mode, umask);
            try {
                writeAll(open.channel(), content);
            } finally {
                open.close();
            }
            if (!a.isNullish(3)) {
                Files.setAttribute(file, "unix:mode", mode);
            }
            return null;
        });
    }

    private static void writeAll(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }
}
