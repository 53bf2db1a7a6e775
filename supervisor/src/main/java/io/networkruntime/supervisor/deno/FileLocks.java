package io.networkruntime.supervisor.deno;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The advisory lock that one open file holds on the whole file; held against other processes and other open files. */
final class FileLocks {
    private static final long RETRY_MS = 5;

    private @Nullable FileLock held;

    /** Waits until the lock is ours. A lock of the other kind that we hold is given up first. */
    void lock(FileChannel channel, boolean exclusive) throws IOException {
        try {
            while (!tryLock(channel, exclusive)) {
                // The JDK has no way to wait for a lock that another channel of this process holds.
                TimeUnit.MILLISECONDS.sleep(RETRY_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OsFailure.of(Errno.EINTR, "");
        }
    }

    synchronized boolean tryLock(FileChannel channel, boolean exclusive) throws IOException {
        if (held != null && held.isShared() != exclusive) {
            return true;
        }
        unlock();
        try {
            held = channel.tryLock(0, Long.MAX_VALUE, !exclusive);
            return held != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    synchronized void unlock() throws IOException {
        if (held != null && held.isValid()) {
            held.release();
        }
        held = null;
    }
}
