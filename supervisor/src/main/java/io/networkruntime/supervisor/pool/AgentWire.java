package io.networkruntime.supervisor.pool;

import io.networkruntime.protocol.AgentConversation;
import io.networkruntime.protocol.BadFrame;
import io.networkruntime.protocol.Frame;
import io.networkruntime.protocol.FrameReader;
import io.networkruntime.protocol.FrameWriter;
import io.networkruntime.protocol.FromAgent;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.protocol.Verdict;
import io.networkruntime.supervisor.process.WireChannel;
import io.networkruntime.supervisor.process.WireEnd;
import io.networkruntime.supervisor.process.WireHandler;
import java.nio.ByteBuffer;
import java.util.Collection;
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
    private volatile long frames;
    private volatile boolean withinFrame;
    private @Nullable WireChannel channel;

    /** A wire that is not connected yet, whose first frame stands already. */
    AgentWire(ToAgent.Configure first, Hearer hearer) {
        this.hearer = hearer;
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
        out.append(message);
    }

    private void flush() {
        WireChannel wire = channel;
        if (wire == null || out.buffered() == 0) {
            return;
        }
        WireChannel.Written written = wire.write(out.bytes());
        if (written != WireChannel.Written.FULL) {
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
        hearer.onEnd(end, in.end() instanceof Frame.Truncated(var bad) ? Optional.of(bad) : Optional.empty());
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
