package io.networkruntime.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JavaScript value in transit, serialised by the sender and parsed by the receiver's JavaScript alone.
 *
 * <p>The bytes are not copied: whoever makes a payload gives them away.
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content, see below
public record Payload(Format format, byte[] bytes) {

    /** How the bytes are to be read. */
    public enum Format {
        /** UTF-8 text by RFC 8259. */
        JSON,
        /** The structured clone format of the engine. */
        CLONE
    }

    private static final Payload UNDEFINED = new Payload(Format.CLONE, new byte[0]);

    /** The value {@code undefined}: an empty clone. */
    public static Payload undefined() {
        return UNDEFINED;
    }

    public static Payload json(String text) {
        return new Payload(Format.JSON, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The value as JSON text.
     *
     * @throws IllegalStateException if it is a structured clone, which only JavaScript reads
     */
    public String text() {
        if (format != Format.JSON) {
            throw new IllegalStateException("the value is a structured clone, no JSON text");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload(var f, var b) && f == format && Arrays.equals(b, bytes);
    }

    @Override
    public int hashCode() {
        return 31 * format.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Payload[" + format + ", " + bytes.length + " bytes]";
    }
}
