package io.networkruntime.conformance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes maps, lists, strings, whole numbers, booleans and bytes in the engine's structured clone format
 * ({@code wire-format.js}); bytes become an {@code ArrayBuffer}.
 */
final class CloneWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private CloneWriter() {}

    static byte[] write(@Nullable Object value) {
        CloneWriter writer = new CloneWriter();
        writer.out.write(1);
        writer.value(value);
        return writer.out.toByteArray();
    }

    private void varint(int value) {
        int rest = value;
        while (rest >>> 7 != 0) {
            out.write((rest & 127) | 128);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private void string(String text) {
        varint(text.length() * 2 + 1);
        out.writeBytes(text.getBytes(StandardCharsets.UTF_16LE));
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> out.write(1);
            case Boolean truth -> out.write(truth ? 2 : 3);
            case Integer number -> {
                out.write(4);
                varint((number << 1) ^ (number >> 31));
            }
            case String text -> {
                out.write(8);
                string(text);
            }
            case byte[] bytes -> {
                out.write(19);
                varint(bytes.length);
                out.writeBytes(bytes);
            }
            case List<?> list -> {
                out.write(11);
                varint(list.size());
                list.forEach(this::value);
            }
            case Map<?, ?> map -> object(map);
            default -> throw new IllegalArgumentException("no way to write a " + value.getClass());
        }
    }

    private void object(Map<?, ?> map) {
        out.write(10);
        map.forEach((key, member) -> {
            // 1 introduces a key; that a key may be named again by its number is an option, not a duty.
            out.write(1);
            string((String) key);
            value(member);
        });
        out.write(0);
    }
}
