package io.networkruntime.protocol;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One frame in the making: its fields are noted in order, which gives its exact size, and only then written.
 *
 * <p>Thread-confined; used again from frame to frame. Fields at their default are left out, as proto3 does it.
 */
final class FrameOutput {
    /** The most entries of one frame: envelope, five fields, an inner message and seven fields of it. */
    private static final int MAX_ENTRIES = 16;

    private final int[] tags = new int[MAX_ENTRIES];
    private final long[] numbers = new long[MAX_ENTRIES];
    private final @Nullable Object[] objects = new @Nullable Object[MAX_ENTRIES];
    private int count;
    private long size;
    private MessageShape body = MessageShape.STOP;
    private MessageShape shape = MessageShape.STOP;
    private int innerEntry;
    private long innerStart;

    /** Starts a frame that holds a message of this shape as this member of the envelope. */
    FrameOutput begin(int member, MessageShape message) {
        clear();
        body = message;
        shape = message;
        add(member, FieldShape.DELIMITED, 0, null);
        return this;
    }

    /** Lets go of what the last frame held. */
    void clear() {
        Arrays.fill(objects, 0, count, null);
        count = 0;
        size = 0;
    }

    FrameOutput number(int field, long value) {
        long limit = shape.field(field).limit();
        if (value < 0 || value > limit) {
            throw new IllegalArgumentException(shape.path(field) + " is " + value + ", allowed are 0 to " + limit);
        }
        if (value != 0) {
            size += sizeOfVarint(tags[add(field, FieldShape.VARINT, value, null)]) + sizeOfVarint(value);
        }
        return this;
    }

    FrameOutput flag(int field, boolean value) {
        return number(field, value ? 1 : 0);
    }

    FrameOutput isolate(IsolateId isolate) {
        return number(1, isolate.value());
    }

    FrameOutput call(CallId call) {
        return number(2, call.value());
    }

    FrameOutput stream(StreamId stream) {
        return number(2, stream.value());
    }

    /** A constant of an enum, whose wire values count from 1. */
    @SuppressWarnings("EnumOrdinal") // the tests hold order and names against agent.proto
    FrameOutput choice(int field, Enum<?> value) {
        return number(field, value.ordinal() + 1L);
    }

    FrameOutput bits(int field, long value) {
        if (value != 0) {
            size += sizeOfVarint(tags[add(field, FieldShape.FIXED64, value, null)]) + 8;
        }
        return this;
    }

    FrameOutput text(int field, String value) {
        return value.isEmpty() ? this : delimited(field, WireText.length(value), value);
    }

    FrameOutput bytes(int field, byte[] value) {
        return value.length == 0 ? this : delimited(field, value.length, value);
    }

    FrameOutput payload(int field, Payload payload) {
        open(field, MessageShape.PAYLOAD);
        // a member of a oneof is written even when it is empty
        delimited(payload.format() == Payload.Format.JSON ? 1 : 2, payload.size(), payload.bytes());
        return close();
    }

    FrameOutput error(int field, GuestError error) {
        open(field, MessageShape.GUEST_ERROR);
        return text(1, error.name())
                .text(2, error.message())
                .text(3, error.stack())
                .close();
    }

    FrameOutput optionalError(int field, @Nullable GuestError error) {
        return error == null ? this : error(field, error);
    }

    FrameOutput outcome(Outcome outcome) {
        return outcome instanceof Outcome.Value(var payload)
                ? payload(3, payload)
                : error(4, ((Outcome.Failure) outcome).error());
    }

    FrameOutput usage(int field, Usage usage) {
        open(field, MessageShape.USAGE);
        number(1, usage.cpuNanos()).number(2, usage.wallNanos());
        return number(3, usage.heapBytes()).number(4, usage.externalBytes()).close();
    }

    FrameOutput spec(int field, IsolateSpec spec) {
        open(field, MessageShape.ISOLATE_SPEC);
        number(1, spec.turnCpuNanos()).number(2, spec.lifeCpuNanos()).number(3, spec.turnWallNanos());
        return number(4, spec.memoryBytes())
                .choice(5, spec.console())
                .text(6, spec.location())
                .choice(7, spec.inspection())
                .close();
    }

    /** Ends the frame and gives its size behind the length prefix. */
    int end() {
        numbers[0] = size;
        size += sizeOfVarint(tags[0]) + sizeOfVarint(size);
        if (size > WireLimits.MAX_FRAME_BYTES) {
            throw new MessageTooLargeException(body.name(), size, WireLimits.MAX_FRAME_BYTES);
        }
        return (int) size;
    }

    /** Writes the frame that {@link #end} has measured and says where it ends. */
    int writeTo(byte[] target, int start) {
        return write(0, count, target, start);
    }

    /** The first entry with so many bytes of its own or more, which need not be copied; -1 if there is none. */
    int largeEntry(int least) {
        for (int i = 0; i < count; i++) {
            if (objects[i] instanceof byte[] bytes && bytes.length >= least) {
                return i;
            }
        }
        return -1;
    }

    /** The bytes of a {@link #largeEntry}. */
    byte[] bytesOf(int entry) {
        return (byte[]) Objects.requireNonNull(objects[entry]);
    }

    /** Writes what stands in the frame before those bytes. */
    int writeBefore(int entry, byte[] target, int start) {
        int at = putVarint(tags[entry], target, write(0, entry, target, start));
        return putVarint(numbers[entry], target, at);
    }

    /** Writes what stands in the frame behind those bytes. */
    int writeBehind(int entry, byte[] target, int start) {
        return write(entry + 1, count, target, start);
    }

    private int write(int from, int to, byte[] target, int start) {
        int at = start;
        for (int i = from; i < to; i++) {
            at = putVarint(tags[i], target, at);
            long number = numbers[i];
            switch (tags[i] & 7) {
                case FieldShape.VARINT -> at = putVarint(number, target, at);
                case FieldShape.FIXED64 -> {
                    for (int shift = 0; shift < 64; shift += 8) {
                        target[at++] = (byte) (number >>> shift);
                    }
                }
                default -> {
                    at = putVarint(number, target, at);
                    at = putObject(objects[i], (int) number, target, at);
                }
            }
        }
        return at;
    }

    private static int putObject(@Nullable Object value, int length, byte[] target, int at) {
        if (value == null) {
            return at; // an inner message: its fields are the entries that follow
        }
        if (value instanceof byte[] bytes) {
            System.arraycopy(bytes, 0, target, at, length);
            return at + length;
        }
        return WireText.write((String) value, length, target, at);
    }

    private void open(int field, MessageShape inner) {
        innerEntry = add(field, FieldShape.DELIMITED, 0, null);
        innerStart = size;
        shape = inner;
    }

    private FrameOutput close() {
        long length = size - innerStart;
        numbers[innerEntry] = length;
        size += sizeOfVarint(tags[innerEntry]) + sizeOfVarint(length);
        shape = body;
        return this;
    }

    private FrameOutput delimited(int field, int length, Object value) {
        long limit = shape.field(field).limit();
        if (length > limit) {
            throw new MessageTooLargeException(shape.path(field), length, limit);
        }
        int entry = add(field, FieldShape.DELIMITED, length, value);
        size += sizeOfVarint(tags[entry]) + sizeOfVarint(length) + length;
        return this;
    }

    private int add(int field, int wireType, long number, @Nullable Object value) {
        int entry = count++;
        tags[entry] = (field << 3) | wireType;
        numbers[entry] = number;
        objects[entry] = value;
        return entry;
    }

    static int sizeOfVarint(long value) {
        return (70 - Long.numberOfLeadingZeros(value | 1)) / 7;
    }

    static int putVarint(long value, byte[] target, int start) {
        int at = start;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            target[at++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        target[at++] = (byte) rest;
        return at;
    }
}
