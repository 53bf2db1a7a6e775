package io.networkruntime.supervisor.pool;

import io.networkruntime.protocol.AgentConversation;
import io.networkruntime.protocol.BadFrame;
import io.networkruntime.protocol.FlowCost;
import io.networkruntime.protocol.Frame;
import io.networkruntime.protocol.FrameReader;
import io.networkruntime.protocol.FrameWriter;
import io.networkruntime.protocol.FromAgent;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.protocol.Verdict;
import io.networkruntime.supervisor.limits.QueueRoom;
import io.networkruntime.supervisor.process.WireChannel;
import io.networkruntime.supervisor.process.WireEnd;
import io.networkruntime.supervisor.process.WireHandler;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The talk with one agent: frames out, and frames in that are held against the rules of the conversation.
 *
 * <p>Any thread may send, nothing blocks; what the agent says comes in on the thread that polls. What is said before the
 * process is there waits for it.
 */
final class AgentWire implements WireHandler {
    /** Who hears what comes in, on the thread that polls. */
    interface Hearer {
        /** A message that the agent may send now. */
        void onMessage(FromAgent message);

        /** The agent said what no honest agent says; may come again. */
        void onViolation(String why);

        /**
         * The last call: nothing more comes.
         *
         * @param cut what is wrong with the last frame, if it is not complete
         */
        void onEnd(WireEnd end, Optional<BadFrame> cut);
    }

    /** So many bytes are written without waiting for more. */
    private static final int FLUSH_BYTES = 8 << 10;

    private final Hearer hearer;
    private final ReentrantLock lock = new ReentrantLock();
    private final AgentConversation conversation = new AgentConversation();
    private final FrameWriter<ToAgent> out = FrameWriter.toAgent();
    private final FrameReader<FromAgent> in = FrameReader.fromAgent();
    private final Consumer<FromAgent> receiver = this::received;
    private final QueueRoom room;

    /** What is said while the pipe is full, or not there yet: it is encoded when it can go. */
    private final Deque<ToAgent> waiting = new ArrayDeque<>();

    private boolean abandoned;

    private volatile long frames;
    private volatile boolean withinFrame;
    private @Nullable WireChannel channel;

    /**
     * A wire that is not connected yet, whose first frame stands already.
     *
     * @param room what waits here takes of it
     */
    AgentWire(ToAgent.Configure first, QueueRoom room, Hearer hearer) {
        this.hearer = hearer;
        this.room = room;
        append(first);
    }

    /** Joins the wire to the process: what was said before it was there goes out, from the first word on. */
    void connect(Supplier<WireChannel> made) {
        lock.lock();
        try {
            channel = made.get();
            flush();
        } finally {
            lock.unlock();
        }
    }

    /** Sends a message; what cannot be sent because the agent is dead is dropped. */
    void send(ToAgent message) {
        lock.lock();
        try {
            write(message);
        } finally {
            lock.unlock();
        }
    }

    /** Sends several with one write. */
    void sendAll(Collection<? extends ToAgent> messages) {
        lock.lock();
        try {
            for (ToAgent message : messages) {
                append(message);
            }
            flush();
        } finally {
            lock.unlock();
        }
    }

    /** Writes the message, or leaves it for {@link #onDrained} if others will follow it soon. */
    private void write(ToAgent message) {
        append(message);
        WireChannel wire = channel;
        if (wire == null || out.buffered() >= FLUSH_BYTES || !wire.defer()) {
            flush();
        }
    }

    private void append(ToAgent message) {
        conversation.sent(message);
        WireChannel wire = channel;
        if (abandoned) {
            return;
        }
        if (wire == null || !waiting.isEmpty() || wire.backlogBytes() > 0) {
            waiting.add(message);
            room.take(bytesOf(message));
        } else {
            encode(message, wire);
        }
    }

    /** A large payload goes into the pipe at once. */
    private void encode(ToAgent message, WireChannel wire) {
        out.append(message, (bytes, start, count) -> wire.write(ByteBuffer.wrap(bytes, start, count)));
    }

    private void flush() {
        WireChannel wire = channel;
        if (wire == null) {
            return;
        }
        writeOut(wire);
        while (!waiting.isEmpty() && wire.backlogBytes() == 0) {
            encode(takeWaiting(), wire);
            if (waiting.isEmpty() || out.buffered() >= FLUSH_BYTES) {
                writeOut(wire);
            }
        }
    }

    private ToAgent takeWaiting() {
        ToAgent next = waiting.remove();
        room.give(1, bytesOf(next));
        return next;
    }

    private static long bytesOf(ToAgent message) {
        return Math.max(0, FlowCost.of(message));
    }

    private void writeOut(WireChannel wire) {
        if (out.buffered() > 0) {
            wire.write(out.bytes());
            out.written(out.buffered());
        }
    }

    @Override
    public void onDrained() {
        lock.lock();
        try {
            flush();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onReadable(ByteBuffer bytes) {
        Frame<FromAgent> rest = in.feed(bytes, receiver);
        withinFrame = in.isMidFrame();
        if (rest instanceof Frame.Bad(var bad)) {
            hearer.onViolation(bad.toString());
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the thread that polls alone
    private void received(FromAgent message) {
        frames++;
        Verdict verdict;
        lock.lock();
        try {
            verdict = conversation.received(message);
        } finally {
            lock.unlock();
        }
        switch (verdict) {
            case Verdict.Accept _ -> hearer.onMessage(message);
            case Verdict.Ignore _ -> {}
            case Verdict.Violation(var why) -> hearer.onViolation(why);
        }
    }

    @Override
    public void onClosed(WireEnd end) {
        abandon();
        hearer.onEnd(end, in.end() instanceof Frame.Truncated(var bad) ? Optional.of(bad) : Optional.empty());
    }

    /** Drops what waits, and what is said from now on: the agent is gone, or never came. */
    void abandon() {
        lock.lock();
        try {
            abandoned = true;
            while (!waiting.isEmpty()) {
                takeWaiting();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many frames came in so far. */
    long frames() {
        return frames;
    }

    /** Whether bytes of an unfinished frame lie here. */
    boolean isWithinFrame() {
        return withinFrame;
    }

    /** Whether the isolate has sent all that it may before the host has taken it in, and so may be waiting for the host. */
    boolean isOutOfCredit(IsolateId isolate) {
        lock.lock();
        try {
            return conversation.isOutOfCredit(isolate);
        } finally {
            lock.unlock();
        }
    }
}
