package io.networkruntime.protocol;

/**
 * The total function between messages and the bytes of one frame behind its length prefix.
 *
 * <p>For single frames, any thread. Streams of frames are the work of {@link FrameReader} and {@link FrameWriter}, which
 * share the rules. Any byte array decodes to a value: nothing is thrown, and what is allocated is no larger than the array.
 *
 * <p>The bytes are those of {@code agent.proto}, read and written by a table of its fields ({@code MessageShape}); the
 * classes that protoc generates from that file are what the tests hold it against.
 */
public final class WireCodec {
    static final ToAgentBodies TO_AGENT = new ToAgentBodies();
    static final FromAgentBodies FROM_AGENT = new FromAgentBodies();

    private WireCodec() {}

    /**
     * The bytes of a message to an agent.
     *
     * @throws MessageTooLargeException if the message or a part of it is above its limit
     * @throws IllegalArgumentException if a number is negative
     */
    public static byte[] encodeToAgent(ToAgent message) {
        return encode(TO_AGENT, message);
    }

    /** The bytes of a message from an agent; throws as {@link #encodeToAgent} does. */
    public static byte[] encodeFromAgent(FromAgent message) {
        return encode(FROM_AGENT, message);
    }

    /** The message to an agent that these bytes are, if they are one. */
    public static Decoded<ToAgent> decodeToAgent(byte[] frame) {
        return decode(TO_AGENT, frame);
    }

    /** The message from an agent that these bytes are, if they are one. */
    public static Decoded<FromAgent> decodeFromAgent(byte[] frame) {
        return decode(FROM_AGENT, frame);
    }

    private static <T> byte[] encode(MessageEncoder<T> encoder, T message) {
        var out = new FrameOutput();
        encoder.encode(message, out);
        var bytes = new byte[out.end()];
        out.writeTo(bytes, 0);
        return bytes;
    }

    private static <T> Decoded<T> decode(MessageDecoder.Bodies<T> bodies, byte[] frame) {
        try {
            if (frame.length > WireLimits.MAX_FRAME_BYTES) {
                throw new Malformed(FrameReader.tooLong(frame.length));
            }
            if (frame.length == 0) {
                throw new Malformed(FrameReader.EMPTY);
            }
            return new Decoded.Ok<>(new MessageDecoder<>(bodies).decode(frame, 0, frame.length));
        } catch (Malformed e) {
            return new Decoded.Bad<>(new BadFrame(e.problem(), frame));
        }
    }
}
