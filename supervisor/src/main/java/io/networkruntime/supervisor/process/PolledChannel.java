package io.networkruntime.supervisor.process;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One channel as its loop sees it: the reading half belongs to the thread that polls, the writing half to all. */
final class PolledChannel implements WireChannel {
    /** After so many full buffers of one agent the others have their turn. */
    private static final int BUFFERS_PER_ROUND = 4;

    private final int readFd;
    private final Outbound outbound;
    private final WireHandler handler;
    private final Consumer<PolledChannel> changed;
    private final Runnable beginsToWait = this::change;
    private final LongSupplier round;
    private final AtomicLong writtenIn = new AtomicLong(-1);
    private volatile boolean deferred;
    private volatile boolean reading = true;
    private volatile boolean closing;
    /** The place in the {@link PollSet}, which alone uses it. */
    int place = -1;

    private boolean ended;
    private @Nullable Throwable failure;

    /**
     * @param changed hears of a channel that the poll must look at
     * @param round grows from poll to poll; negative while somebody waits in one
     */
    PolledChannel(
            int readFd, Outbound outbound, WireHandler handler, Consumer<PolledChannel> changed, LongSupplier round) {
        this.readFd = readFd;
        this.outbound = outbound;
        this.handler = handler;
        this.changed = changed;
        this.round = round;
    }

    @Override
    public Written write(ByteBuffer bytes) {
        return outbound.write(bytes, beginsToWait);
    }

    @Override
    public boolean defer() {
        long now = round.getAsLong();
        if (now < 0 || writtenIn.getAndSet(now) != now) {
            return false;
        }
        if (!deferred) {
            deferred = true;
            changed.accept(this);
        }
        return true;
    }

    @Override
    public long backlogBytes() {
        return outbound.waiting();
    }

    @Override
    public void read(boolean wanted) {
        reading = wanted;
        changed.accept(this);
    }

    @Override
    public void close() {
        closing = true;
        changed.accept(this);
    }

    private void change() {
        changed.accept(this);
    }

    int readFd() {
        return readFd;
    }

    int writeFd() {
        return outbound.fd();
    }

    boolean wantsToRead() {
        return reading;
    }

    boolean wantsToWrite() {
        return outbound.waiting() > 0;
    }

    boolean isClosing() {
        return closing;
    }

    boolean isEnded() {
        return ended;
    }

    /** Reads what is there, a fair share of it. */
    void readSome(Posix posix, MemorySegment memory, ByteBuffer buffer) {
        for (int round = 0; round < BUFFERS_PER_ROUND && reading && !closing && !ended; round++) {
            long count = posix.read(readFd, memory, memory.byteSize());
            if (count > 0) {
                deliver(buffer.clear().limit((int) count));
                if (count < memory.byteSize()) {
                    return;
                }
            } else if (count == 0) {
                end(posix, new WireEnd.EndOfStream());
            } else if (count == -Posix.EAGAIN) {
                return;
            } else if (count != -Posix.EINTR) {
                end(posix, new WireEnd.Failed("read: " + Posix.describe(count)));
            }
        }
    }

    private void deliver(ByteBuffer bytes) {
        // not through guarded(): with C1 alone a lambda that holds something costs more than the call
        try {
            handler.onReadable(bytes);
        } catch (RuntimeException | Error bug) {
            failed(bug);
        }
    }

    /** Lets the handler write what it deferred. */
    void writeDeferred() {
        if (deferred) {
            deferred = false;
            if (!ended && !closing) {
                guarded(handler::onDrained);
            }
        }
    }

    /** Writes what waits as far as it goes. */
    void writeSome() {
        if (!ended && outbound.flush()) {
            guarded(handler::onDrained);
        }
    }

    /** Closes both halves and tells the handler, once. The poll set must forget the channel before the next poll. */
    void end(Posix posix, WireEnd end) {
        if (ended) {
            return;
        }
        ended = true;
        posix.close(readFd);
        outbound.close();
        guarded(() -> handler.onClosed(failure == null ? end : new WireEnd.HandlerFailed(failure)));
    }

    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error bug) {
            failed(bug);
        }
    }

    private void failed(Throwable bug) {
        failure = bug;
        closing = true;
    }
}
