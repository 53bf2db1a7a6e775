package io.networkruntime.agent.link;

import io.networkruntime.protocol.FrameWriter;
import io.networkruntime.protocol.FromAgent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The writing side of the wire: any thread appends a frame, and writes what waits.
 *
 * <p>A write blocks while the pipe is full, which the supervisor does not let last: it always reads, and bounds what an
 * isolate may send by credit.
 */
public final class WireSink {
    private static final int FLUSH_BYTES = 32 << 10;

    private final OutputStream out;
    private final Runnable onBroken;
    private final FrameWriter<FromAgent> frames = FrameWriter.fromAgent();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean waiting;

    public WireSink(OutputStream out, Runnable onBroken) {
        this.out = out;
        this.onBroken = onBroken;
    }

    /** Writes a message at once, with all that waits before it. */
    public void send(FromAgent message) {
        lock.lock();
        try {
            take(message);
            write();
        } finally {
            lock.unlock();
        }
    }

    /** Keeps a message until the next {@link #flush}, or until enough has come together. */
    public void append(FromAgent message) {
        lock.lock();
        try {
            take(message);
            waiting = true;
            if (frames.buffered() >= FLUSH_BYTES) {
                write();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Writes what waits. */
    public void flush() {
        if (!waiting) {
            return;
        }
        lock.lock();
        try {
            write();
        } finally {
            lock.unlock();
        }
    }

    private void take(FromAgent message) {
        try {
            frames.append(message, out::write);
        } catch (IOException e) {
            onBroken.run();
        }
    }

    private void write() {
        try {
            frames.writeTo(out::write);
            waiting = false;
        } catch (IOException e) {
            onBroken.run();
        }
    }
}
