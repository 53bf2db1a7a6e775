package io.networkruntime.supervisor.deno;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The permission bits that new files of the script do not get, umask(2).
 *
 * <p>The process's own cannot be changed from Java: a file made under another one gets its mode right after it was made.
 */
final class Umask {
    private final int ofProcess;
    private volatile int current;

    Umask() {
        ofProcess = read();
        current = ofProcess;
    }

    private static int read() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("Umask:")) {
                    return Integer.parseInt(line.substring("Umask:".length()).strip(), 8);
                }
            }
        } catch (IOException | NumberFormatException e) {
            // Not a Linux with a procfs: the usual value.
        }
        return 022;
    }

    /** Sets the mask, and gives the one before. */
    int set(int mask) {
        int before = current;
        current = mask & 0777;
        return before;
    }

    int current() {
        return current;
    }

    /** To be called for a path that was just made with a mode. */
    void applyTo(Path created, int mode) throws IOException {
        if (current != ofProcess) {
            Files.setAttribute(created, "unix:mode", mode & 07777 & ~current);
        }
    }
}
