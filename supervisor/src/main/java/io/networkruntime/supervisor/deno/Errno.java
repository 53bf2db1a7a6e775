package io.networkruntime.supervisor.deno;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The errors of Linux, errno(3), that Deno's operations meet: number, glibc's text, and the class Deno gives each. */
enum Errno {
    EPERM(1, "Operation not permitted", "PermissionDenied"),
    ENOENT(2, "No such file or directory", "NotFound"),
    ESRCH(3, "No such process", "NotFound"),
    EINTR(4, "Interrupted system call", "Interrupted"),
    EIO(5, "Input/output error", "OsError"),
    ENXIO(6, "No such device or address", "OsError"),
    EBADF(9, "Bad file descriptor", "OsError"),
    EAGAIN(11, "Resource temporarily unavailable", "WouldBlock"),
    ENOMEM(12, "Cannot allocate memory", "OsError"),
    EACCES(13, "Permission denied", "PermissionDenied"),
    EBUSY(16, "Device or resource busy", "Busy"),
    EEXIST(17, "File exists", "AlreadyExists"),
    EXDEV(18, "Invalid cross-device link", "OsError"),
    ENODEV(19, "No such device", "OsError"),
    ENOTDIR(20, "Not a directory", "NotADirectory"),
    EISDIR(21, "Is a directory", "IsADirectory"),
    EINVAL(22, "Invalid argument", "OsTypeError"),
    EMFILE(24, "Too many open files", "OsError"),
    ENOTTY(25, "Inappropriate ioctl for device", "OsError"),
    ETXTBSY(26, "Text file busy", "Busy"),
    EFBIG(27, "File too large", "OsError"),
    ENOSPC(28, "No space left on device", "OsError"),
    ESPIPE(29, "Illegal seek", "OsError"),
    EROFS(30, "Read-only file system", "OsError"),
    EMLINK(31, "Too many links", "OsError"),
    EPIPE(32, "Broken pipe", "BrokenPipe"),
    ENAMETOOLONG(36, "File name too long", "OsError"),
    ENOTEMPTY(39, "Directory not empty", "OsError"),
    ELOOP(40, "Too many levels of symbolic links", "FilesystemLoop"),
    EMSGSIZE(90, "Message too long", "OsError"),
    EOPNOTSUPP(95, "Operation not supported", "OsError"),
    EAFNOSUPPORT(97, "Address family not supported by protocol", "OsError"),
    EADDRINUSE(98, "Address already in use", "AddrInUse"),
    EADDRNOTAVAIL(99, "Cannot assign requested address", "AddrNotAvailable"),
    ENETUNREACH(101, "Network is unreachable", "NetworkUnreachable"),
    ECONNABORTED(103, "Software caused connection abort", "ConnectionAborted"),
    ECONNRESET(104, "Connection reset by peer", "ConnectionReset"),
    ENOTCONN(107, "Transport endpoint is not connected", "NotConnected"),
    ETIMEDOUT(110, "Connection timed out", "TimedOut"),
    ECONNREFUSED(111, "Connection refused", "ConnectionRefused"),
    EHOSTUNREACH(113, "No route to host", "OsError"),
    EDQUOT(122, "Disk quota exceeded", "OsError");

    private final int number;
    private final String text;
    private final String errorName;

    Errno(int number, String text, String errorName) {
        this.number = number;
        this.text = text;
        this.errorName = errorName;
    }

    /** The JavaScript class, as {@code main/deno/errors.js} registers it. */
    String errorName() {
        return errorName;
    }

    /** The text as Deno prints it: {@code No such file or directory (os error 2)}. */
    String message() {
        return text + " (os error " + number + ")";
    }

    int number() {
        return number;
    }

    /** The error of a number; null for one that is not listed. */
    static @Nullable Errno ofNumber(int number) {
        for (Errno errno : values()) {
            if (errno.number == number) {
                return errno;
            }
        }
        return null;
    }

    /** Finds the error whose text the JDK gave as the reason of an exception. */
    static @Nullable Errno ofText(@Nullable String reason) {
        if (reason == null) {
            return null;
        }
        String wanted = reason.toLowerCase(Locale.ROOT);
        for (Errno errno : values()) {
            if (wanted.startsWith(errno.text.toLowerCase(Locale.ROOT))) {
                return errno;
            }
        }
        return null;
    }
}
