package io.networkruntime.supervisor.process;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/** A counter in the kernel that ends another thread's poll; any thread may wake, only the polling one resets. */
final class Waker {
    private final ReentrantLock lock = new ReentrantLock();
    private final Posix posix = new Posix();
    private final MemorySegment one = Arena.ofAuto().allocate(8, 8);
    private final MemorySegment count = Arena.ofAuto().allocate(8, 8);
    private final AtomicBoolean woken = new AtomicBoolean();
    private final int fd;
    private boolean closed;

    Waker() {
        one.set(JAVA_LONG, 0, 1);
        fd = posix.eventFd();
        if (fd < 0) {
            throw new IllegalStateException("cannot make an eventfd: " + Posix.describe(fd));
        }
    }

    int fd() {
        return fd;
    }

    void wake() {
        if (!woken.compareAndSet(false, true)) {
            return;
        }
        lock.lock();
        try {
            if (!closed) {
                posix.write(fd, one, 0, 8);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Empties the counter first and allows the next wake then: the other way round a wake could be lost. */
    void reset(Posix ofPollingThread) {
        ofPollingThread.read(fd, count, 8);
        woken.set(false);
    }

    void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                posix.close(fd);
            }
        } finally {
            lock.unlock();
        }
    }
}
