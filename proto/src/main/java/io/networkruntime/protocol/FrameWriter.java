package io.networkruntime.protocol;

import java.nio.ByteBuffer;

/**
 * A growing buffer of encoded frames on their way into a pipe; thread-confined.
 *
 * <p>Append as many messages as there are, then pass the bytes on in one go: all at once by {@link #writeTo}, or piece by
 * piece by {@link #bytes} and {@link #written}. A message that does not fit the protocol throws
 * {@link MessageTooLargeException} and leaves the buffer as it was.
 */
public final class FrameWriter<T> {
    private static final int INITIAL_BYTES = 16 << 10;

    /** So many bytes of one payload are not worth a copy. */
    private static final int DIRECT_BYTES = 64 << 10;

    /** An empty buffer above this size is given back. */
    private static final int MAX_IDLE_BYTES = 256 << 10;

    private final MessageEncoder<T> encoder;
    private final FrameOutput frame = new FrameOutput();
    private byte[] buffer = new byte[INITIAL_BYTES];
    private ByteBuffer view = ByteBuffer.wrap(buffer);
    private int start;
    private int end;

    /** Where bytes go: a stream, or whoever keeps a copy. */
    public interface Target<E extends Exception> {
        /** Takes {@code count} bytes from {@code start} on, all of them. */
        void write(byte[] bytes, int start, int count) throws E;
    }

    private FrameWriter(MessageEncoder<T> encoder) {
        this.encoder = encoder;
    }

    /** The supervisor's writer. */
    public static FrameWriter<ToAgent> toAgent() {
        return new FrameWriter<>(WireCodec.TO_AGENT);
    }

    /** The agent's writer. */
    public static FrameWriter<FromAgent> fromAgent() {
        return new FrameWriter<>(WireCodec.FROM_AGENT);
    }

    /**
     * Encodes a message behind those that wait.
     *
     * @return the bytes that its frame takes, length prefix included
     * @throws MessageTooLargeException if the message or a part of it is above its limit; nothing was written
     * @throws IllegalArgumentException if a number is negative; nothing was written
     */
    public int append(T message) {
        try {
            return put(measured(message));
        } finally {
            frame.clear();
        }
    }

    /**
     * Takes a message as {@link #append(Object)} does, but one with a large payload is written at once, after all that waits,
     * and its payload is not copied.
     *
     * @throws E if the target fails; some of the bytes may have been written
     */
    public <E extends Exception> void append(T message, Target<E> out) throws E {
        try {
            int length = measured(message);
            int large = frame.largeEntry(DIRECT_BYTES);
            if (large < 0) {
                put(length);
                return;
            }
            byte[] payload = frame.bytesOf(large);
            int others = FrameOutput.sizeOfVarint(length) + length - payload.length;
            makeRoom(others);
            end = frame.writeBefore(large, buffer, FrameOutput.putVarint(length, buffer, end));
            writeTo(out);
            for (int at = 0; at < payload.length; at += DIRECT_BYTES) {
                out.write(payload, at, Math.min(DIRECT_BYTES, payload.length - at));
            }
            makeRoom(others);
            end = frame.writeBehind(large, buffer, end);
            writeTo(out);
        } finally {
            frame.clear();
        }
    }

    private int measured(T message) {
        encoder.encode(message, frame);
        return frame.end();
    }

    private int put(int length) {
        int total = FrameOutput.sizeOfVarint(length) + length;
        makeRoom(total);
        end = frame.writeTo(buffer, FrameOutput.putVarint(length, buffer, end));
        return total;
    }

    /** How many bytes wait to be written. */
    public int buffered() {
        return end - start;
    }

    /**
     * Writes all that waits.
     *
     * @throws E if the target fails; the bytes then still wait, though some of them may have been written
     */
    public <E extends Exception> void writeTo(Target<E> out) throws E {
        if (start < end) {
            out.write(buffer, start, end - start);
            written(end - start);
        }
    }

    /** The bytes that wait, from position to limit; good until the next call of this writer. Tell {@link #written} after. */
    public ByteBuffer bytes() {
        return view.limit(end).position(start);
    }

    /** So many of the bytes that waited are written now. */
    public void written(int count) {
        if (count < 0 || count > end - start) {
            throw new IllegalArgumentException(count + " bytes written of " + (end - start));
        }
        start += count;
        if (start == end) {
            start = 0;
            end = 0;
            if (buffer.length > MAX_IDLE_BYTES) {
                use(new byte[INITIAL_BYTES]);
            }
        }
    }

    private void makeRoom(int needed) {
        if (buffer.length - end >= needed) {
            return;
        }
        int waiting = end - start;
        byte[] old = buffer;
        if (waiting > old.length / 2 || old.length - waiting < needed) {
            long doubled = Math.min(2L * old.length, Integer.MAX_VALUE - 8);
            use(new byte[(int) Math.max(Math.addExact(waiting, needed), doubled)]);
        }
        System.arraycopy(old, start, buffer, 0, waiting);
        start = 0;
        end = waiting;
    }

    private void use(byte[] next) {
        buffer = next;
        view = ByteBuffer.wrap(next);
    }
}
