package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Turns what the JDK throws into the error that Deno throws for the same failure, with its message form. */
final class OsFailure {
    private OsFailure() {}

    /**
     * Runs a piece of work.
     *
     * @param what what was tried and on what, such as {@code open './x'}; empty for work on an open file
     */
    static <T extends @Nullable Object> T explain(String what, Callable<T> work) {
        try {
            return work.call();
        } catch (OpException e) {
            throw e.getMessage().contains(what) ? e : new OpException(e.errorName(), suffixed(e.getMessage(), what));
        } catch (Exception e) {
            throw of(e, what);
        }
    }

    static OpException of(Exception thrown, String what) {
        Errno errno = errno(thrown);
        if (errno != null) {
            return of(errno, what);
        }
        return switch (thrown) {
            case OpException e -> e;
            case NetStream.CanceledException _ ->
                new OpException("Interrupted:EINTR", suffixed("operation canceled", what));
            case ClosedChannelException _ -> badResource();
            case IOException e
            when e.getMessage() != null -> new OpException("OsError", suffixed(e.getMessage(), what));
            default -> new OpException("Error", suffixed(thrown.toString(), what));
        };
    }

    static OpException of(Errno errno, String what) {
        return new OpException(errno.errorName(), suffixed(errno.message(), what));
    }

    /** The failure of a system call that gave this number, errno(3). */
    static OpException of(int number, String what) {
        Errno errno = Errno.ofNumber(number);
        return errno == null
                ? new OpException("OsError", suffixed("Unknown error " + number + " (os error " + number + ")", what))
                : of(errno, what);
    }

    static OpException badResource() {
        return new OpException("BadResource", "Bad resource ID");
    }

    private static String suffixed(String message, String what) {
        return what.isEmpty() ? message : message + ": " + what;
    }

    /** Whether a part of the path that should be a folder is none, which the JDK does not tell from one that is missing. */
    private static boolean leadsThroughFile(@Nullable String file) {
        Path path = file == null ? null : Path.of(file).getParent();
        while (path != null && Files.notExists(path)) {
            path = path.getParent();
        }
        return path != null && !Files.isDirectory(path);
    }

    private static @Nullable Errno errno(Exception thrown) {
        return switch (thrown) {
            case NoSuchFileException e -> leadsThroughFile(e.getFile()) ? Errno.ENOTDIR : Errno.ENOENT;
            case FileAlreadyExistsException _ -> Errno.EEXIST;
            case DirectoryNotEmptyException _ -> Errno.ENOTEMPTY;
            case FileSystemLoopException _ -> Errno.ELOOP;
            case NotDirectoryException _ -> Errno.ENOTDIR;
            case NotLinkException _ -> Errno.EINVAL;
            case AccessDeniedException e -> e.getReason() == null ? Errno.EACCES : Errno.ofText(e.getReason());
            case FileSystemException e -> Errno.ofText(e.getReason());
            case NonReadableChannelException _ -> Errno.EBADF;
            case NonWritableChannelException _ -> Errno.EBADF;
            case UnsupportedAddressTypeException _ -> Errno.EAFNOSUPPORT;
            case SocketException e when "Connection reset".equals(e.getMessage()) -> Errno.ECONNRESET;
            case IOException e -> Errno.ofText(e.getMessage());
            default -> null;
        };
    }
}
