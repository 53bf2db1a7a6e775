package io.networkruntime.supervisor.deno;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The advisory lock that one open file holds on the whole file, by flock(2): against other programs, and against other open
 * files of this one. Any thread.
 *
 * <p>It has a descriptor of its own, because the JDK does not tell that of the file: it is opened with the first lock, and to
 * close it is to give the lock up.
 */
final class FileLocks {
    private static final int SHARED = 1;
    private static final int EXCLUSIVE = 2;
    private static final int AT_ONCE = 4;
    private static final int UNLOCK = 8;
    private static final int NONE = -1;

    private int descriptor = NONE;
    /** Calls that use the descriptor now: the last of them closes it, if the file was closed meanwhile. */
    private int users;

    private boolean closed;

    /** Finds the file when it is needed. */
    interface Place {
        Path path() throws IOException;
    }

    /** Waits until the lock is ours. A lock of the other kind that we hold is given up first, as flock(2) does. */
    void lock(Place file, boolean exclusive) throws IOException {
        int fd = enter(file);
        try {
            int kind = exclusive ? EXCLUSIVE : SHARED;
            if (!flock(fd, kind | AT_ONCE)) {
                waitFor(new FutureTask<>(() -> flock(fd, kind)));
            }
        } finally {
            leave();
        }
    }

    /** Native code must not wait on a virtual thread: it would hold on to its carrier. */
    private static void waitFor(FutureTask<Boolean> lock) throws IOException {
        Thread.ofPlatform().daemon().name("file lock").start(lock);
        try {
            lock.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NetStream.canceled();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IOException(e.getCause());
        }
    }

    boolean tryLock(Place file, boolean exclusive) throws IOException {
        int fd = enter(file);
        try {
            return flock(fd, (exclusive ? EXCLUSIVE : SHARED) | AT_ONCE);
        } finally {
            leave();
        }
    }

    void unlock() {
        synchronized (this) {
            if (descriptor == NONE) {
                return;
            }
            users++;
        }
        try {
            flock(descriptor, UNLOCK);
        } finally {
            leave();
        }
    }

    /** Gives the lock up for good. */
    synchronized void close() {
        closed = true;
        release();
    }

    private synchronized int enter(Place file) throws IOException {
        if (closed) {
            throw OsFailure.badResource();
        }
        if (descriptor == NONE) {
            descriptor = open(file.path().toString());
        }
        users++;
        return descriptor;
    }

    private synchronized void leave() {
        users--;
        release();
    }

    private void release() {
        if (closed && users == 0 && descriptor != NONE) {
            Libc.close(descriptor);
            descriptor = NONE;
        }
    }

    private static int open(String path) {
        int readable = Libc.open(path, Libc.O_RDONLY | Libc.O_CLOEXEC | Libc.O_NONBLOCK);
        return readable >= 0 ? readable : checked(Libc.open(path, Libc.O_WRONLY | Libc.O_CLOEXEC | Libc.O_NONBLOCK));
    }

    /** False where somebody else's lock stands in the way of one that is not to wait. */
    private static boolean flock(int fd, int operation) {
        while (true) {
            int result = Libc.flock(fd, operation);
            if (result == -Errno.EAGAIN.number()) {
                return false;
            }
            if (result != -Errno.EINTR.number()) {
                checked(result);
                return true;
            }
        }
    }

    private static int checked(int result) {
        if (result < 0) {
            throw OsFailure.of(-result, "");
        }
        return result;
    }
}
