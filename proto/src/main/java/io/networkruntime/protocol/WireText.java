package io.networkruntime.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Text on the wire: UTF-8, with U+FFFD for each lone surrogate of a JavaScript string (as {@code toWellFormed} does).
 *
 * <p>The mapping is the sender's. Bytes that are not UTF-8 come from no honest sender and make a bad frame.
 */
public final class WireText {
    private static final char REPLACEMENT = '\uFFFD';

    private WireText() {}

    /** The bytes that the text takes on the wire. */
    public static int length(String text) {
        int chars = text.length();
        int length = chars;
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                length += c < 0x800 ? 1 : 2;
                if (isPair(text, i)) {
                    i++; // two chars, four bytes: two counted as chars, two just now
                }
            }
        }
        return length;
    }

    /** The text, or as much of its start as fits so many bytes, ending in "…" where it was cut. */
    public static String clip(String text, int maxBytes) {
        if (text.length() <= maxBytes / 3 || (text.length() <= maxBytes && length(text) <= maxBytes)) {
            return text;
        }
        int room = maxBytes - 3;
        int used = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean pair = isPair(text, i);
            int size = pair ? 4 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            if (used + size > room) {
                break;
            }
            used += size;
            i += pair ? 2 : 1;
        }
        return room < 0 ? "" : text.substring(0, i) + "…";
    }

    /** Writes a text whose length is known and says where it ends. */
    static int write(String text, int length, byte[] target, int at) {
        return text.length() == length ? writeAscii(text, target, at) : writeUtf8(text, target, at);
    }

    @SuppressWarnings("deprecation") // for pure ASCII the old method is exact and a plain copy
    private static int writeAscii(String text, byte[] target, int at) {
        text.getBytes(0, text.length(), target, at);
        return at + text.length();
    }

    private static int writeUtf8(String text, byte[] target, int start) {
        int at = start;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                target[at++] = (byte) c;
            } else if (c < 0x800) {
                target[at++] = (byte) (0xC0 | (c >> 6));
                target[at++] = (byte) (0x80 | (c & 0x3F));
            } else if (isPair(text, i)) {
                int point = Character.toCodePoint(c, text.charAt(++i));
                target[at++] = (byte) (0xF0 | (point >> 18));
                target[at++] = (byte) (0x80 | ((point >> 12) & 0x3F));
                target[at++] = (byte) (0x80 | ((point >> 6) & 0x3F));
                target[at++] = (byte) (0x80 | (point & 0x3F));
            } else {
                char known = Character.isSurrogate(c) ? REPLACEMENT : c;
                target[at++] = (byte) (0xE0 | (known >> 12));
                target[at++] = (byte) (0x80 | ((known >> 6) & 0x3F));
                target[at++] = (byte) (0x80 | (known & 0x3F));
            }
        }
        return at;
    }

    /** Reads well-formed UTF-8, or says null. */
    static @Nullable String read(byte[] source, int at, int length) {
        for (int i = at; i < at + length; i++) {
            if (source[i] < 0) {
                return readStrictly(source, at, length);
            }
        }
        return new String(source, at, length, StandardCharsets.ISO_8859_1);
    }

    private static @Nullable String readStrictly(byte[] source, int at, int length) {
        try {
            // a new decoder reports what is malformed
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(source, at, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }
}
