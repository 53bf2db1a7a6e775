package io.networkruntime.protocol;

import java.io.IOException;
import java.io.OutputStream;
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

    /** An empty buffer above this size is given back. */
    private static final int MAX_IDLE_BYTES = 256 << 10;

    private final MessageEncoder<T> encoder;
    private final FrameOutput frame = new FrameOutput();
    private byte[] buffer = new byte[INITIAL_BYTES];
    private ByteBuffer view = ByteBuffer.wrap(buffer);
    private int start;
    private int end;

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
            encoder.encode(message, frame);
            int length = frame.end();
            int total = FrameOutput.sizeOfVarint(length) + length;
            makeRoom(total);
            end = frame.writeTo(buffer, FrameOutput.putVarint(length, buffer, end));
            return total;
        } finally {
            frame.clear();
        }
    }

    /** How many bytes wait to be written. */
    public int buffered() {
        return end - start;
    }

    /**
     * Writes all that waits, without flushing the stream.
     *
     * @throws IOException if the stream fails; the bytes then still wait, though some of them may have been written
     */
    public void writeTo(OutputStream out) throws IOException {
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
