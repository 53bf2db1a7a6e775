package io.networkruntime.protocol;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one message as they were read, by number; used again for the next message of its decoder.
 *
 * <p>A field that did not come is 0, "" or empty, as proto3 has it; a message that did not come is missing.
 */
final class FieldValues {
    private final long[] numbers = new long[MessageShape.MAX_FIELDS + 1];
    private final @Nullable Object[] objects = new @Nullable Object[MessageShape.MAX_FIELDS + 1];
    private MessageShape shape = MessageShape.STOP;
    private int seen;

    void clear(MessageShape next) {
        if (seen != 0) {
            Arrays.fill(numbers, 0);
            Arrays.fill(objects, null);
            seen = 0;
        }
        shape = next;
    }

    /** Notes that a field has come, which it may do once. */
    void mark(int number) throws Malformed {
        int bit = 1 << number;
        if ((seen & bit) != 0) {
            throw new Malformed(shape.path(number) + " comes twice");
        }
        seen |= bit;
    }

    void put(int number, long value) throws Malformed {
        long limit = shape.field(number).limit();
        if (value < 0 || value > limit) {
            throw new Malformed(shape.path(number) + " is " + Long.toUnsignedString(value) + ", at most " + limit);
        }
        numbers[number] = value;
    }

    void putBits(int number, long value) {
        numbers[number] = value;
    }

    void put(int number, Object value) {
        objects[number] = value;
    }

    boolean has(int number) {
        return objects[number] != null;
    }

    long number(int number) {
        return numbers[number];
    }

    int small(int number) {
        return (int) numbers[number];
    }

    boolean flag(int number) {
        return numbers[number] != 0;
    }

    /** The constant of an enum whose wire values count from 1. */
    <E extends Enum<E>> E choice(int number, E[] constants) throws Malformed {
        if (numbers[number] == 0) {
            throw new Malformed(shape.path(number) + " is missing");
        }
        return constants[(int) numbers[number] - 1];
    }

    String text(int number) {
        Object text = objects[number];
        return text == null ? "" : (String) text;
    }

    byte[] bytes(int number) {
        Object bytes = objects[number];
        return bytes == null ? new byte[0] : (byte[]) bytes;
    }

    Payload payload(int number) throws Malformed {
        return (Payload) required(number);
    }

    GuestError error(int number) throws Malformed {
        return (GuestError) required(number);
    }

    @Nullable
    GuestError optionalError(int number) {
        return (GuestError) objects[number];
    }

    Usage usage(int number) throws Malformed {
        return (Usage) required(number);
    }

    IsolateSpec spec(int number) throws Malformed {
        return (IsolateSpec) required(number);
    }

    IsolateId isolate() {
        return new IsolateId(small(1));
    }

    CallId call() {
        return new CallId(numbers[2]);
    }

    StreamId stream() {
        return new StreamId(numbers[2]);
    }

    Outcome outcome() throws Malformed {
        if (has(3) == has(4)) {
            throw new Malformed(shape.name() + " needs exactly one outcome");
        }
        return has(3) ? new Outcome.Value(payload(3)) : new Outcome.Failure(error(4));
    }

    private Object required(int number) throws Malformed {
        Object value = objects[number];
        if (value == null) {
            throw new Malformed(shape.path(number) + " is missing");
        }
        return value;
    }
}
