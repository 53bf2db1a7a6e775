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
    private final Umask umask;
    private final Cancellations cancellations;

    private FileContentOps(Umask umask, Cancellations cancellations) {
        this.umask = umask;
        this.cancellations = cancellations;
    }

    static void register(Ops ops, WorkingDirectory directory, Umask umask, Cancellations cancellations) {
        FileContentOps content = new FileContentOps(umask, cancellations);
        ops.onPath("denoReadFile", "readfile", directory, content::read);
        ops.onPath("denoReadTextFile", "readfile", directory, (file, a) -> Utf8.decode(content.read(file, a)));
        ops.onPath("denoWriteFile", "writefile", directory, (file, a) -> content.write(file, a, a.bytes(1)));
        ops.onPath(
                "denoWriteTextFile",
                "writefile",
                directory,
                (file, a) -> content.write(file, a, Utf8.encode(a.string(1))));
    }

    /** Arguments: path, number of a cancellation. */
    private byte[] read(Path file, OpArguments a) throws Exception {
        return cancellations.run(a, 1, () -> Files.readAllBytes(file));
    }

    /** Arguments: path, content, bits as in {@link OpenFile}, mode (absent: as the umask leaves it), number of a cancellation. */
    private @Nullable Object write(Path file, OpArguments a, byte[] content) throws Exception {
        int bits = (int) a.integer(2);
        int mode = a.isNullish(3) ? FileMode.DEFAULT_FILE : (int) a.integer(3) & 07777;
        cancellations.<@Nullable Object>run(a, 4, () -> {
            OpenFile open = OpenFile.open(file, bits, mode, umask);
            try {
                writeAll(open.channel(), content);
            } finally {
                open.close();
            }
            return null;
        });
        if (!a.isNullish(3)) {
            Files.setAttribute(file, "unix:mode", mode);
        }
        return null;
    }

    private static void writeAll(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }
}
