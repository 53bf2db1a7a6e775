package io.networkruntime.protocol;

/**
 * One field of {@code agent.proto} as both codecs see it.
 *
 * @param limit the greatest number or the most bytes that it may hold
 */
record FieldShape(String name, Kind kind, long limit) {

    /** The wire types of protobuf that this protocol uses. */
    static final int VARINT = 0;

    static final int FIXED64 = 1;
    static final int DELIMITED = 2;
    static final int FIXED32 = 5;

    enum Kind {
        NUMBER(VARINT),
        BITS(FIXED64),
        TEXT(DELIMITED),
        BYTES(DELIMITED),
        PAYLOAD(DELIMITED),
        ERROR(DELIMITED),
        USAGE(DELIMITED),
        SPEC(DELIMITED);

        final int wireType;

        Kind(int wireType) {
            this.wireType = wireType;
        }
    }

    static FieldShape uint32(String name) {
        return new FieldShape(name, Kind.NUMBER, Integer.MAX_VALUE);
    }

    static FieldShape uint64(String name) {
        return new FieldShape(name, Kind.NUMBER, Long.MAX_VALUE);
    }

    /** An enum whose values count from 1 in the order of the Java constants. */
    static FieldShape choice(String name, Enum<?>... constants) {
        return new FieldShape(name, Kind.NUMBER, constants.length);
    }

    /** 0 or 1. */
    static FieldShape flag(String name) {
        return new FieldShape(name, Kind.NUMBER, 1);
    }

    static FieldShape text(String name, int maxBytes) {
        return new FieldShape(name, Kind.TEXT, maxBytes);
    }

    static FieldShape bytes(String name) {
        return new FieldShape(name, Kind.BYTES, WireLimits.MAX_PAYLOAD_BYTES);
    }

    static FieldShape message(String name, Kind kind) {
        return new FieldShape(name, kind, WireLimits.MAX_FRAME_BYTES);
    }
}
