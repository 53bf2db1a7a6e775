package io.networkruntime.protocol;

import org.jspecify.annotations.Nullable;

/** Reads the messages of one direction out of frames; thread-confined, and used again from frame to frame. */
final class MessageDecoder<T> {

    /** Makes the message of one direction out of the body that its envelope announced. */
    interface Bodies<T> {
        /** The shape of the envelope's member with this number, or null if there is none. */
        @Nullable
        MessageShape shape(int member);

        T make(int member, FieldValues fields) throws Malformed;
    }

    private static final IsolateSpec.ConsoleMode[] CONSOLE_MODES = IsolateSpec.ConsoleMode.values();
    private static final IsolateSpec.Inspection[] INSPECTIONS = IsolateSpec.Inspection.values();

    private final Bodies<T> bodies;
    private final FrameInput in = new FrameInput();
    private final FieldValues fields = new FieldValues();
    private final FieldValues inner = new FieldValues();

    MessageDecoder(Bodies<T> bodies) {
        this.bodies = bodies;
    }

    /** Reads one message, which takes up the whole range. */
    T decode(byte[] bytes, int from, int to) throws Malformed {
        in.open(bytes, from, to);
        int member = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            MessageShape shape = bodies.shape(tag >>> 3);
            if (shape == null) {
                in.skip(tag & 7);
            } else if (member != 0) {
                throw new Malformed("holds two messages");
            } else {
                member = tag >>> 3;
                requireWireType(shape.name(), FieldShape.DELIMITED, tag & 7);
                int outer = in.enter(in.length());
                read(shape, fields);
                in.leave(outer);
            }
        }
        if (member == 0) {
            throw new Malformed("holds no known message");
        }
        T message = bodies.make(member, fields);
        fields.clear(MessageShape.STOP); // so that a payload is not kept until the next frame
        return message;
    }

    private void read(MessageShape shape, FieldValues into) throws Malformed {
        into.clear(shape);
        while (in.hasMore()) {
            int tag = in.tag();
            int number = tag >>> 3;
            FieldShape field = shape.known(number);
            if (field == null) {
                in.skip(tag & 7);
            } else {
                if ((tag & 7) != field.kind().wireType) {
                    requireWireType(shape.path(number), field.kind().wireType, tag & 7);
                }
                into.mark(number);
                readField(shape, number, field, into);
            }
        }
    }

    private void readField(MessageShape shape, int number, FieldShape field, FieldValues into) throws Malformed {
        switch (field.kind()) {
            case NUMBER -> into.put(number, in.varint());
            case BITS -> into.putBits(number, in.fixed64());
            case TEXT -> into.put(number, in.text(lengthOf(shape, number, field)));
            case BYTES -> into.put(number, in.bytes(lengthOf(shape, number, field)));
            case PAYLOAD, ERROR, USAGE, SPEC -> {
                int outer = in.enter(in.length());
                into.put(number, readInner(field.kind()));
                in.leave(outer);
            }
        }
    }

    private int lengthOf(MessageShape shape, int number, FieldShape field) throws Malformed {
        int length = in.length();
        if (length > field.limit()) {
            throw new Malformed(shape.path(number) + " has " + length + " bytes, at most " + field.limit());
        }
        return length;
    }

    private Object readInner(FieldShape.Kind kind) throws Malformed {
        return switch (kind) {
            case PAYLOAD -> readPayload();
            case ERROR -> {
                read(MessageShape.GUEST_ERROR, inner);
                yield new GuestError(inner.text(1), inner.text(2), inner.text(3));
            }
            case USAGE -> {
                read(MessageShape.USAGE, inner);
                yield new Usage(inner.number(1), inner.number(2), inner.number(3), inner.number(4));
            }
            case SPEC -> {
                read(MessageShape.ISOLATE_SPEC, inner);
                yield new IsolateSpec(
                        inner.number(1),
                        inner.number(2),
                        inner.number(3),
                        inner.number(4),
                        inner.choice(5, CONSOLE_MODES),
                        inner.text(6),
                        inner.choice(7, INSPECTIONS));
            }
            case NUMBER, BITS, TEXT, BYTES -> throw new IllegalArgumentException(kind + " has no fields");
        };
    }

    private Payload readPayload() throws Malformed {
        read(MessageShape.PAYLOAD, inner);
        if (inner.has(1) == inner.has(2)) {
            throw new Malformed("Payload needs exactly one format");
        }
        var payload = inner.has(1)
                ? new Payload(Payload.Format.JSON, inner.bytes(1))
                : new Payload(Payload.Format.CLONE, inner.bytes(2));
        inner.clear(MessageShape.PAYLOAD);
        return payload;
    }

    private static void requireWireType(String what, int expected, int given) throws Malformed {
        if (given != expected) {
            throw new Malformed(what + " has wire type " + given + ", not " + expected);
        }
    }
}
