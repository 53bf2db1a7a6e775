package io.networkruntime.conformance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads as much of the engine's structured clone format ({@code wire-format.js}) as a fetch request needs: objects, strings,
 * whole numbers and bytes. A view is read as the bytes that it shows.
 */
final class CloneReader {
    private static final int VERSION = 1;

    private final byte[] bytes;
    private final List<String> keys = new ArrayList<>();
    private int at;

    private CloneReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads a message.
     *
     * @throws IllegalArgumentException if it holds something else than a request does
     */
    static @Nullable Object read(byte[] bytes) {
        CloneReader reader = new CloneReader(bytes);
        if (reader.next() != VERSION) {
            throw new IllegalArgumentException("a message of another version");
        }
        return reader.value();
    }

    private int next() {
        if (at >= bytes.length) {
            throw new IllegalArgumentException("the message ends too early");
        }
        return bytes[at++] & 0xff;
    }

    private int varint() {
        int value = 0;
        int shift = 0;
        int part = next();
        while (part >= 128) {
            value |= (part & 127) << shift;
            shift += 7;
            part = next();
        }
        return value | (part << shift);
    }

    private @Nullable Object value() {
        int tag = next();
        return switch (tag) {
            case 0, 1 -> null;
            case 2 -> true;
            case 3 -> false;
            case 4 -> integer();
            case 8 -> string();
            case 10 -> object();
            case 19 -> take(varint());
            case 21 -> view();
            default -> throw new IllegalArgumentException("a value of kind " + tag);
        };
    }

    private int integer() {
        int zigzag = varint();
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    private String string() {
        int length = varint();
        return (length & 1) == 0
                ? new String(take(length >> 1), StandardCharsets.ISO_8859_1)
                : new String(take(length - 1), StandardCharsets.UTF_16LE);
    }

    private byte[] take(int count) {
        if (count < 0 || count > bytes.length - at) {
            throw new IllegalArgumentException("the message ends too early");
        }
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (int key = varint(); key != 0; key = varint()) {
            if (key == 1) {
                keys.add(string());
            }
            String name = key == 1 ? keys.getLast() : keys.get(key - 2);
            members.put(name, value());
        }
        return members;
    }

    private byte[] view() {
        string();
        int offset = varint();
        int length = varint() - 1;
        if (!(value() instanceof byte[] buffer)) {
            throw new IllegalArgumentException("a view of no buffer");
        }
        return Arrays.copyOfRange(buffer, offset, length < 0 ? buffer.length : offset + length);
    }
}
