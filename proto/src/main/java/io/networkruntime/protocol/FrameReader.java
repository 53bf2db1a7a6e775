package io.networkruntime.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes a stream of bytes apart into messages; thread-confined.
 *
 * <p>Two forms over one core: {@link #feed} for whoever has bytes, and {@link #read} for whoever has a stream. Messages are
 * parsed where the bytes lie; only payloads are copied. Memory grows with the bytes that came, never with a length
 * that was claimed. After {@link Frame.Bad}, {@link Frame.Truncated} or {@link Frame.End} every call gives that same result.
 */
public final class FrameReader<T> {
    static final String EMPTY = "an empty frame";

    private static final int INITIAL_BYTES = 64 << 10;

    /** An empty window above this size is given back. */
    private static final int MAX_IDLE_BYTES = 256 << 10;

    /** How many times as much as has come there may be room for. */
    private static final int GROWTH = 4;

    /** The least room for one read of a stream. */
    private static final int READ_BYTES = 8 << 10;

    /** Enough for every allowed length. */
    private static final int MAX_PREFIX_BYTES = 4;

    private final MessageDecoder<T> decoder;
    private final Frame<T> pending = new Frame.Pending<>();
    private @Nullable Frame<T> last;

    private byte[] window = new byte[INITIAL_BYTES];
    private int start;
    private int end;

    /** Where the frame after the one just parsed begins. */
    private int next;
    /** How long the unfinished frame will be, its prefix included; 0 if its prefix is not known yet. */
    private int expected;

    private FrameReader(MessageDecoder.Bodies<T> bodies) {
        decoder = new MessageDecoder<>(bodies);
    }

    /** The agent's reader. */
    public static FrameReader<ToAgent> toAgent() {
        return new FrameReader<>(WireCodec.TO_AGENT);
    }

    /** The supervisor's reader. */
    public static FrameReader<FromAgent> fromAgent() {
        return new FrameReader<>(WireCodec.FROM_AGENT);
    }

    /**
     * Takes all of the chunk and passes on every message that is complete with it, in order.
     *
     * <p>If the consumer throws, that message counts as passed on and the ones behind it come with the next call.
     *
     * @return {@link Frame.Pending} as long as all is well, never {@link Frame.Message}
     */
    public Frame<T> feed(ByteBuffer chunk, Consumer<? super T> consumer) {
        if (last != null) {
            return last;
        }
        if (start < end || !chunk.hasArray()) {
            append(chunk);
            return drain(consumer);
        }
        byte[] bytes = chunk.array();
        int to = chunk.arrayOffset() + chunk.limit();
        next = chunk.arrayOffset() + chunk.position();
        try {
            T message = parse(bytes, next, to);
            while (message != null) {
                chunk.position(next - chunk.arrayOffset());
                consumer.accept(message);
                message = parse(bytes, next, to);
            }
        } finally {
            append(chunk);
        }
        return last == null ? pending : last;
    }

    /** The next message of those that {@link #feed} or {@link #read} have taken in, without reading on. */
    public Frame<T> next() {
        if (last != null) {
            return last;
        }
        T message = parse(window, start, end);
        if (message == null) {
            return last == null ? pending : last;
        }
        advance();
        return new Frame.Message<>(message);
    }

    /**
     * The next message, for which it reads and blocks as long as it must; never {@link Frame.Pending}.
     *
     * @throws IOException if the stream fails
     */
    public Frame<T> read(InputStream in) throws IOException {
        Frame<T> frame = next();
        while (frame instanceof Frame.Pending<T>) {
            makeRoom(READ_BYTES);
            int count = in.read(window, end, window.length - end);
            if (count < 0) {
                return end();
            }
            end += count;
            frame = next();
        }
        return frame;
    }

    /** Says that no more bytes will come: {@link Frame.End} between frames, {@link Frame.Truncated} inside one. */
    public Frame<T> end() {
        if (last != null) {
            return last;
        }
        if (start == end) {
            return settle(new Frame.End<>());
        }
        String problem = "the pipe ended " + (end - start) + " bytes into a frame"
                + (expected == 0 ? "" : " of " + expected + " bytes");
        return settle(new Frame.Truncated<>(BadFrame.of(problem, window, start, end)));
    }

    /** Whether a frame has begun whose rest is yet to come; a peer that lets it stay so is to be timed by the caller. */
    public boolean isMidFrame() {
        return last == null && start < end;
    }

    private Frame<T> drain(Consumer<? super T> consumer) {
        T message = parse(window, start, end);
        while (message != null) {
            advance();
            consumer.accept(message);
            message = parse(window, start, end);
        }
        return last == null ? pending : last;
    }

    /** The core: the message whose frame begins there, or null if it is not all there or {@link #last} says why not. */
    private @Nullable T parse(byte[] bytes, int from, int to) {
        expected = 0;
        int at = from;
        int length = 0;
        byte b;
        do {
            if (at == to) {
                return null;
            }
            if (at - from == MAX_PREFIX_BYTES) {
                return refuse("a length prefix of more than " + MAX_PREFIX_BYTES + " bytes", bytes, from, to);
            }
            b = bytes[at];
            length |= (b & 0x7F) << (7 * (at - from));
            at++;
        } while (b < 0);
        if (length == 0) {
            return refuse(EMPTY, bytes, from, to);
        }
        if (length > WireLimits.MAX_FRAME_BYTES) {
            return refuse(tooLong(length), bytes, from, to);
        }
        if (to - at < length) {
            expected = at - from + length;
            return null;
        }
        try {
            T message = decoder.decode(bytes, at, at + length);
            next = at + length;
            return message;
        } catch (Malformed e) {
            return refuse("a frame of " + length + " bytes " + e.problem(), bytes, from, at + length);
        }
    }

    static String tooLong(int length) {
        return "a frame of " + length + " bytes, allowed are " + WireLimits.MAX_FRAME_BYTES;
    }

    private @Nullable T refuse(String problem, byte[] bytes, int from, int to) {
        settle(new Frame.Bad<>(BadFrame.of(problem, bytes, from, to)));
        return null;
    }

    private Frame<T> settle(Frame<T> outcome) {
        last = outcome;
        window = new byte[0];
        start = 0;
        end = 0;
        return outcome;
    }

    private void advance() {
        start = next;
        if (start == end) {
            start = 0;
            end = 0;
            if (window.length > MAX_IDLE_BYTES) {
                window = new byte[INITIAL_BYTES];
            }
        }
    }

    private void append(ByteBuffer chunk) {
        int count = chunk.remaining();
        if (last != null) {
            chunk.position(chunk.limit());
        } else if (count > 0) {
            makeRoom(count);
            chunk.get(window, end, count);
            end += count;
        }
    }

    /** Makes room behind what is there, by moving it to the front if that is enough. */
    private void makeRoom(int needed) {
        if (window.length - end >= needed) {
            return;
        }
        int kept = end - start;
        byte[] target = window;
        if (window.length - kept < needed) {
            int grown = Math.min(GROWTH * window.length, Math.max(expected, INITIAL_BYTES));
            target = new byte[Math.max(kept + needed, grown)];
        }
        System.arraycopy(window, start, target, 0, kept);
        window = target;
        start = 0;
        end = kept;
    }
}
