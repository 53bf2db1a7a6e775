package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tree of names: mkdir, remove, rename, copyFile, links. */
final class FileTreeOps {
    private FileTreeOps() {}

    static void register(Ops ops, WorkingDirectory directory, Umask umask) {
        ops.onPath("denoMkdir", "mkdir", directory, (path, a) -> {
            int mode = a.isNullish(2) ? FileMode.DEFAULT_FOLDER : (int) a.integer(2) & 07777;
            makeFolder(path, a.bool(1), mode, umask);
            return null;
        });
        ops.onPath("denoRemove", "remove", directory, (path, a) -> {
            remove(path, a.bool(1));
            return null;
        });
        ops.onPath(
                "denoReadLink",
                "readlink",
                directory,
                (path, _) -> Files.readSymbolicLink(path).toString());
        ops.onPath(
                "denoRealPath",
                "realpath",
                directory,
                (path, _) -> path.toRealPath().toString());
        ops.onTwoPaths("denoRename", "rename", directory, FileTreeOps::rename);
        ops.onTwoPaths("denoCopyFile", "copy", directory, FileTreeOps::copy);
        ops.onTwoPaths("denoLink", "link", directory, (existing, link) -> Files.createLink(link, existing));
        ops.both("denoSymlink", a -> {
            String target = a.string(0);
            Path link = directory.resolve(a.string(1), "symlink");
            return OsFailure.<@Nullable Object>explain("symlink '" + target + "' -> '" + a.string(1) + "'", () -> {
                Files.createSymbolicLink(link, WorkingDirectory.parse(target, "symlink"));
                return null;
            });
        });
    }

    private static void makeFolder(Path path, boolean parents, int mode, Umask umask) throws IOException {
        if (parents) {
            if (Files.isDirectory(path)) {
                return;
            }
            Path parent = path.getParent();
            if (parent != null && !Files.isDirectory(parent)) {
                makeFolder(parent, true, mode, umask);
            }
        }
        Files.createDirectory(path, FileMode.attribute(mode));
        umask.applyTo(path, mode);
    }

    private static void remove(Path path, boolean recursive) throws IOException {
        if (!recursive || !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(path);
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw OsFailure.of(Errno.EXDEV, "");
        }
    }

    /** Copies content and permissions into the file that the name leads to, which is made if there is none. */
    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            throw new NoSuchFileException(from.toString());
        }
        if (!Files.isRegularFile(from)) {
            throw new OpException(
                    "OsTypeError", "the source path is neither a regular file nor a symlink to a regular file");
        }
        if (Files.exists(to) && Files.isSameFile(from, to)) {
            throw new OpException("OsTypeError", "Source and destination paths refer to the same file");
        }
        int mode = (Integer) Files.getAttribute(from, "unix:mode") & 07777;
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(
                        to,
                        Set.of(
                                StandardOpenOption.WRITE,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING),
                        FileMode.attribute(mode))) {
            transfer(in, out);
        }
        Files.setAttribute(to, "unix:mode", mode);
    }

    private static void transfer(FileChannel in, FileChannel out) throws IOException {
        long position = 0;
        for (long moved; (moved = in.transferTo(position, Long.MAX_VALUE - position, out)) > 0; ) {
            position += moved;
        }
    }
}
