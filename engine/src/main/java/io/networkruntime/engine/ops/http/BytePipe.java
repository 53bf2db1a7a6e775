package io.networkruntime.engine.ops.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A request body on its way: one side writes arrays, the other reads them as a stream, and the writer waits while one array is
 * unread.
 */
final class BytePipe extends InputStream {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private byte @Nullable [] chunk;
    private int position;
    private boolean ended;
    private boolean broken;

    /** Waits until the chunk before has been read, then hands over this one, which now belongs to the pipe. */
    void write(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return;
        }
        lock.lock();
        try {
            while (chunk != null && !broken) {
                await();
            }
            requireWhole();
            chunk = bytes;
            position = 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Says that no more will be written. */
    void end() {
        set(() -> ended = true);
    }

    /** Breaks the pipe: both sides get an error from now on. */
    void abort() {
        set(() -> broken = true);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        lock.lock();
        try {
            while (chunk == null && !ended && !broken) {
                await();
            }
            requireWhole();
            return chunk == null ? -1 : take(chunk, target, offset, length);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        abort();
    }

    private int take(byte[] source, byte[] target, int offset, int length) {
        int count = Math.min(length, source.length - position);
        System.arraycopy(source, position, target, offset, count);
        position += count;
        if (position == source.length) {
            chunk = null;
            changed.signalAll();
        }
        return count;
    }

    private void set(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // its callers loop
    private void await() throws IOException {
        try {
            changed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the request body was sent");
        }
    }

    private void requireWhole() throws IOException {
        if (broken) {
            throw new IOException("the request body was broken off");
        }
    }
}
