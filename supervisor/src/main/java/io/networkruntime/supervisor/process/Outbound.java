package io.networkruntime.supervisor.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** The writing half of a channel: a non-blocking pipe and what waits because the pipe is full. */
final class Outbound {
    private static final int STAGE_BYTES = 64 << 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final int fd;
    private final long limit;
    private final Posix posix = new Posix();
    private final MemorySegment stage;
    private final ByteBuffer stageBytes;
    private final Deque<ByteBuffer> backlog = new ArrayDeque<>();
    private final AtomicLong waiting = new AtomicLong();
    private boolean broken;
    private boolean closed;

    Outbound(int fd, long backlogLimit) {
        this(fd, backlogLimit, STAGE_BYTES);
    }

    private Outbound(int fd, long backlogLimit, int stageSize) {
        this.fd = fd;
        this.limit = backlogLimit;
        this.stage = Arena.ofAuto().allocate(stageSize, 8);
        this.stageBytes = stage.asByteBuffer();
    }

    /** The writing half of a channel that has none. */
    static Outbound none() {
        Outbound none = new Outbound(-1, 0, 0);
        none.closed = true;
        return none;
    }

    int fd() {
        return fd;
    }

    long waiting() {
        return waiting.get();
    }

    /**
     * Writes or keeps all bytes or none.
     *
     * @param beginsToWait run, under the lock, if bytes wait now and none did before: from outside the lock that cannot be
     *     told, and a flush that nobody was asked for never comes
     */
    WireChannel.Written write(ByteBuffer bytes, Runnable beginsToWait) {
        lock.lock();
        try {
            if (broken || closed) {
                return WireChannel.Written.CLOSED;
            }
            if (waiting.get() > 0) {
                return keepIfItFits(bytes);
            }
            push(bytes);
            if (broken) {
                return WireChannel.Written.CLOSED;
            }
            if (!bytes.hasRemaining()) {
                return WireChannel.Written.SENT;
            }
            keep(bytes);
            beginsToWait.run();
            return WireChannel.Written.KEPT;
        } finally {
            lock.unlock();
        }
    }

    private WireChannel.Written keepIfItFits(ByteBuffer bytes) {
        if (waiting.get() + bytes.remaining() > limit) {
            return WireChannel.Written.FULL;
        }
        keep(bytes);
        return WireChannel.Written.KEPT;
    }

    private void keep(ByteBuffer bytes) {
        ByteBuffer copy = ByteBuffer.allocate(bytes.remaining());
        copy.put(bytes).flip();
        backlog.add(copy);
        waiting.addAndGet(copy.remaining());
    }

    /** Writes what waits as far as the pipe takes it; true if nothing waits any more but something did. */
    boolean flush() {
        lock.lock();
        try {
            long before = waiting.get();
            while (!closed && !broken && !backlog.isEmpty()) {
                ByteBuffer next = backlog.getFirst();
                int had = next.remaining();
                push(next);
                waiting.addAndGet(next.remaining() - had);
                if (next.hasRemaining()) {
                    break;
                }
                backlog.removeFirst();
            }
            if (broken) {
                dropBacklog();
            }
            return before > 0 && waiting.get() == 0 && !broken;
        } finally {
            lock.unlock();
        }
    }

    private void push(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            int length = Math.min(bytes.remaining(), STAGE_BYTES);
            stageBytes.put(0, bytes, bytes.position(), length);
            long written = posix.write(fd, stage, 0, length);
            if (written >= 0) {
                bytes.position(bytes.position() + (int) written);
                if (written < length) {
                    return;
                }
            } else if (written == -Posix.EAGAIN) {
                return;
            } else if (written != -Posix.EINTR) {
                broken = true;
                return;
            }
        }
    }

    private void dropBacklog() {
        backlog.clear();
        waiting.set(0);
    }

    void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                dropBacklog();
                posix.close(fd);
            }
        } finally {
            lock.unlock();
        }
    }
}
