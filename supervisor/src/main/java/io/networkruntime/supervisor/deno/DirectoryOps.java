package io.networkruntime.supervisor.deno;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Folders as lists: readDir; and the working directory. */
final class DirectoryOps {
    private DirectoryOps() {}

    static void register(Ops ops, WorkingDirectory directory) {
        ops.both("denoReadDir", a -> list(directory, a.string(0)));
        ops.sync("denoCwd", _ -> {
            if (!Files.isDirectory(directory.current())) {
                throw OsFailure.of(Errno.ENOENT, "");
            }
            return directory.current().toString();
        });
        ops.sync("denoChdir", a -> {
            directory.change(a.string(0));
            return null;
        });
    }

    /** For each entry a letter (f, d, l, or o for what else there is), its name, and a slash, which no name contains. */
    private static String list(WorkingDirectory directory, String path) {
        Path folder = directory.resolve(path, "readdir");
        return OsFailure.explain("readdir '" + path + "'", () -> {
            StringBuilder text = new StringBuilder();
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    append(text, entry);
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            } catch (NotDirectoryException e) {
                throw Files.exists(folder) ? e : new NoSuchFileException(path);
            }
            return text.toString();
        });
    }

    private static void append(StringBuilder text, Path entry) throws IOException {
        try {
            BasicFileAttributes kind =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            text.append(kind.isRegularFile() ? 'f' : kind.isDirectory() ? 'd' : kind.isSymbolicLink() ? 'l' : 'o');
            text.append(entry.getFileName()).append('/');
        } catch (NoSuchFileException e) {
            // Removed since the folder was read.
        }
    }
}
