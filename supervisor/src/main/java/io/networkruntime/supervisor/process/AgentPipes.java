package io.networkruntime.supervisor.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Our own descriptors of the three pipes to a child, taken from under the JDK's {@link Process}.
 *
 * <p>The JDK shows no descriptor and drains and closes its streams when the child ends, whatever we do with them at that
 * moment. So the pipes are found by their inode, which the child's descriptors name, duplicated and checked again.
 *
 * @param toAgent writes to the child's standard input, non-blocking
 * @param fromAgent reads the child's wire, which is descriptor 1 first and 3 after the shell moved it, non-blocking
 * @param diagnostics reads the child's standard error, non-blocking
 */
record AgentPipes(int toAgent, int fromAgent, int diagnostics) {
    private static final Path OWN = Path.of("/proc/self/fd");
    private static final long LOOK_AGAIN_NANOS = 1_000_000;
    private static final int MOST_LOOKS = 1000;

    /** Four times the usual; all pipes of a user share 64 MiB, pipe(7). */
    private static final int PIPE_BYTES = 256 << 10;

    /** Takes the pipes of a child that was started just now and has not closed any. */
    static AgentPipes take(Process child) throws IOException {
        String input = pipeOf(child, 0);
        String error = pipeOf(child, 2);
        String output = pipeOf(child, 1);
        if (output.equals(error)) {
            output = pipeOf(child, 3);
        }
        Posix posix = new Posix();
        int in = -1;
        int out = -1;
        try {
            in = take(posix, input, Posix.O_WRONLY);
            out = take(posix, output, Posix.O_RDONLY);
            int err = take(posix, error, Posix.O_RDONLY);
            // Where the kernel refuses it they stay as they are, and large messages take longer.
            posix.pipeSize(in, PIPE_BYTES);
            posix.pipeSize(out, PIPE_BYTES);
            return new AgentPipes(in, out, err);
        } catch (IOException e) {
            closeIfOpen(posix, in);
            closeIfOpen(posix, out);
            throw e;
        }
    }

    /** The shell in front of the program closes a descriptor for a moment while it moves it. */
    private static String pipeOf(Process child, int fd) throws IOException {
        Path link = Path.of("/proc", Long.toString(child.pid()), "fd", Integer.toString(fd));
        for (int looks = 0;
                looks < MOST_LOOKS && !Files.exists(link, LinkOption.NOFOLLOW_LINKS) && child.isAlive();
                looks++) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        String target = Files.readSymbolicLink(link).toString();
        if (!target.startsWith("pipe:[")) {
            throw new IOException("descriptor " + fd + " of the child is no pipe but " + target);
        }
        return target;
    }

    private static int take(Posix posix, String pipe, int access) throws IOException {
        try (DirectoryStream<Path> own = Files.newDirectoryStream(OWN)) {
            for (Path link : own) {
                if (leadsTo(link, pipe)) {
                    Optional<Integer> taken = tryTake(posix, fdOf(link), pipe, access);
                    if (taken.isPresent()) {
                        return taken.get();
                    }
                }
            }
        }
        throw new IOException("this process holds no end of the child's " + pipe + ": the child ended already");
    }

    /** The descriptor may be closed and its number used again at any moment, so what was taken is looked at. */
    private static Optional<Integer> tryTake(Posix posix, int fd, String pipe, int access) throws IOException {
        int copy = posix.duplicate(fd);
        if (copy < 0) {
            return Optional.empty();
        }
        boolean right =
                leadsTo(OWN.resolve(Integer.toString(copy)), pipe) && (posix.flags(copy) & Posix.O_ACCMODE) == access;
        if (!right) {
            posix.close(copy);
            return Optional.empty();
        }
        int result = posix.makeNonBlocking(copy);
        if (result < 0) {
            posix.close(copy);
            throw new IOException("cannot make a pipe non-blocking: " + Posix.describe(result));
        }
        return Optional.of(copy);
    }

    private static boolean leadsTo(Path link, String target) {
        try {
            return Files.readSymbolicLink(link).toString().equals(target);
        } catch (IOException gone) {
            return false;
        }
    }

    private static int fdOf(Path link) {
        return Integer.parseInt(link.getFileName().toString());
    }

    private static void closeIfOpen(Posix posix, int fd) {
        if (fd >= 0) {
            posix.close(fd);
        }
    }
}
