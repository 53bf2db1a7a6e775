package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The folder that the script's relative paths start from.
 *
 * <p>A process written in Java cannot change its own, so each operation resolves its paths here; children are started in it.
 */
final class WorkingDirectory {
    private volatile Path current;

    WorkingDirectory(Path start) {
        current = start.toAbsolutePath();
    }

    Path current() {
        return current;
    }

    /**
     * The file that a path of the script means.
     *
     * @param operation Deno's name of what is tried, for the error
     */
    Path resolve(String path, String operation) {
        if (path.isEmpty()) {
            throw OsFailure.of(Errno.ENOENT, operation + " ''");
        }
        return current.resolve(parse(path, operation));
    }

    static Path parse(String path, String operation) {
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            String reason = path.indexOf('\0') >= 0 ? "file name contained an unexpected NUL byte" : e.getReason();
            throw new OpException("OsTypeError", reason + ": " + operation + " '" + path + "'");
        }
    }

    void change(String path) {
        Path wanted = resolve(path, "chdir");
        OsFailure.explain("chdir '" + path + "'", () -> {
            Path real = wanted.toRealPath();
            if (!Files.isDirectory(real)) {
                throw OsFailure.of(Errno.ENOTDIR, "chdir '" + path + "'");
            }
            if (!Files.isExecutable(real)) {
                throw OsFailure.of(Errno.EACCES, "chdir '" + path + "'");
            }
            current = real;
            return real;
        });
    }
}
