package io.networkruntime.engine.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.StringTokenizer;

/** The rule of whose files this process loads as code: its own and root's, where nobody else may write. */
final class FileOwner {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int ROOT = 0;
    private static final int GROUP_OR_WORLD_WRITABLE = 0022;

    private FileOwner() {}

    /** The effective user id, see proc_pid_status(5). */
    static int ofThisProcess() {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith("Uid:")) {
                    // no regular expression: this runs at every start, and the first one costs milliseconds
                    StringTokenizer ids = new StringTokenizer(line.substring("Uid:".length()));
                    ids.nextToken();
                    return Integer.parseUnsignedInt(ids.nextToken());
                }
            }
            throw new NativesUnavailableException(STATUS + " has no line Uid");
        } catch (IOException e) {
            throw new NativesUnavailableException("cannot read the user id from " + STATUS + ": " + e, e);
        }
    }

    /**
     * Ends with an error unless the folder, and the link that leads to it, are safe from other users.
     *
     * @throws NativesUnavailableException if another user could have put files there
     */
    static void requireTrusted(Path folder) throws IOException {
        requireTrusted(folder, ofThisProcess());
    }

    static void requireTrusted(Path folder, int self) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NativesUnavailableException("the cache folder " + folder + " is not a folder" + advice());
        }
        requireOwner(folder, number(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS), self);
        requireOwner(folder, number(folder, "unix:uid"), self);
        int mode = number(folder, "unix:mode") & 07777;
        if ((mode & GROUP_OR_WORLD_WRITABLE) != 0) {
            throw new NativesUnavailableException(
                    "the cache folder %s can be written by others (mode %04o): chmod go-w it".formatted(folder, mode)
                            + advice());
        }
    }

    private static void requireOwner(Path folder, int owner, int self) {
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
