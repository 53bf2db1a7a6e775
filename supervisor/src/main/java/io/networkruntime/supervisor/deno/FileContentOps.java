package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpArguments;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whole files: readFile, readTextFile, writeFile, writeTextFile and their synchronous twins. */
final class FileContentOps {
    /** How the bits of the fifth argument of a write are read. */
    private static final int APPEND = 1;

    private static final int CREATE = 2;
    private static final int CREATE_NEW = 4;

    private final WorkingDirectory directory;

    private FileContentOps(WorkingDirectory directory) {
        this.directory = directory;
    }

    static void register(Ops ops, WorkingDirectory directory) {
        FileContentOps content = new FileContentOps(directory);
        ops.both("denoReadFile", a -> content.read(a.string(0)));
        ops.both("denoReadTextFile", a -> Utf8.decode(content.read(a.string(0))));
        ops.both("denoWriteFile", a -> content.write(a, a.bytes(1)));
        ops.both("denoWriteTextFile", a -> content.write(a, Utf8.encode(a.string(1))));
    }

    private byte[] read(String path) {
        Path file = directory.resolve(path, "readfile");
        return OsFailure.explain("readfile '" + path + "'", () -> Files.readAllBytes(file));
    }

    /** Arguments: path, content, bits of the options, mode (absent: as the umask leaves it). */
    private @Nullable Object write(OpArguments a, byte[] content) {
        String path = a.string(0);
        Path file = directory.resolve(path, "writefile");
        int bits = (int) a.integer(2);
        return OsFailure.explain("writefile '" + path + "'", () -> {
            int mode = a.isNullish(3) ? FileMode.DEFAULT_FILE : (int) a.integer(3);
            try (FileChannel channel = FileChannel.open(file, options(bits), FileMode.attribute(mode))) {
                writeAll(channel, content);
            }
            if (!a.isNullish(3)) {
                Files.setAttribute(file, "unix:mode", mode);
            }
            return null;
        });
    }

    private static Set<OpenOption> options(int bits) {
        Set<OpenOption> options = new HashSet<>();
        options.add(StandardOpenOption.WRITE);
        options.add((bits & APPEND) != 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
        if ((bits & CREATE_NEW) != 0) {
            options.add(StandardOpenOption.CREATE_NEW);
        } else if ((bits & CREATE) != 0) {
            options.add(StandardOpenOption.CREATE);
        }
        return options;
    }

    private static void writeAll(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }
}
