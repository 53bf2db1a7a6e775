package io.networkruntime.engine.natives;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The user whose files this process loads as code, beside root's.
 *
 * @param self the effective user id of this process
 */
record FileOwner(int self) {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String LINE = "\nUid:\t";
    private static final int ROOT = 0;
    private static final int GROUP_OR_WORLD_WRITABLE = 0022;

    /** Reads the line {@code Uid: real effective saved filesystem} of proc_pid_status(5); a regular expression is slow here. */
    static FileOwner ofThisProcess() {
        try {
            String status = new String(Files.readAllBytes(STATUS), StandardCharsets.ISO_8859_1);
            int effective = status.indexOf('\t', status.indexOf(LINE) + LINE.length()) + 1;
            return new FileOwner(Integer.parseUnsignedInt(status, effective, status.indexOf('\t', effective), 10));
        } catch (IOException | RuntimeException e) {
            throw new NativesUnavailableException("cannot read the user id from " + STATUS + ": " + e, e);
        }
    }

    /**
     * Ends with an error unless the folder, and the link that leads to it, are safe from other users.
     *
     * @throws NativesUnavailableException if another user could have put files there
     */
    void requireTrusted(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NativesUnavailableException("the cache folder " + folder + " is not a folder" + advice());
        }
        requireOwner(folder, number(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS));
        requireOwner(folder, number(folder, "unix:uid"));
        int mode = number(folder, "unix:mode") & 07777;
        if ((mode & GROUP_OR_WORLD_WRITABLE) != 0) {
            throw new NativesUnavailableException(
                    "the cache folder %s can be written by others (mode %04o): chmod go-w it".formatted(folder, mode)
                            + advice());
        }
    }

    private void requireOwner(Path folder, int owner) {
        if (owner != self && owner != ROOT) {
            throw new NativesUnavailableException("the cache folder " + folder + " belongs to user "
                    + Integer.toUnsignedString(owner) + ", not to this process's user "
                    + Integer.toUnsignedString(self) + advice());
        }
    }

    private static int number(Path file, String attribute, LinkOption... options) throws IOException {
        return (int) Objects.requireNonNull(Files.getAttribute(file, attribute, options), attribute);
    }

    private static String advice() {
        return ", or set " + CacheFolder.VARIABLE + " to another one";
    }
}
