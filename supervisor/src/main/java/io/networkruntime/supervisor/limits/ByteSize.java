package io.networkruntime.supervisor.limits;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory, in bytes; 0 stands for "no limit" where a limit is meant.
 *
 * @param bytes not negative
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {
    public static final ByteSize NONE = new ByteSize(0);

    private static final Pattern FORM = Pattern.compile("\\s*([0-9]{1,19})\\s*([a-zA-Z]*)\\s*");
    private static final String EXPECTED =
            "expected a whole number and a unit (b, k, m, g or t, in powers of 1024), such as 128m or 64MiB";

    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a byte size must not be negative: " + bytes);
        }
    }

    /**
     * So many times 2^20 bytes.
     *
     * @throws IllegalArgumentException if that is negative or more than 2^63 - 1 bytes
     */
    public static ByteSize ofMebibytes(long mebibytes) {
        return times(mebibytes, 20, mebibytes + " MiB");
    }

    /**
     * Reads {@code 128m}, {@code 64 MiB}, {@code 1g}, {@code 4096}; a bare number is bytes, letters may be of either case.
     *
     * <p>Units are powers of 1024 with and without the {@code i}, as in the JVM's {@code -Xmx}.
     *
     * @throws IllegalArgumentException naming the text and what was expected
     */
    public static ByteSize parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("not a byte size: '" + text + "'; " + EXPECTED);
        }
        int shift = switch (form.group(2).toLowerCase(Locale.ROOT)) {
            case "", "b" -> 0;
            case "k", "kb", "kib" -> 10;
            case "m", "mb", "mib" -> 20;
            case "g", "gb", "gib" -> 30;
            case "t", "tb", "tib" -> 40;
            default ->
                throw new IllegalArgumentException(
                        "unknown unit '" + form.group(2) + "' in '" + text + "'; " + EXPECTED);
        };
        return times(parseCount(form.group(1), text), shift, text);
    }

    private static long parseCount(String digits, String text) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException tooLarge) {
            throw new IllegalArgumentException("byte size too large: '" + text + "'", tooLarge);
        }
    }

    private static ByteSize times(long count, int shift, String text) {
        if (count > Long.MAX_VALUE >> shift) {
            throw new IllegalArgumentException("byte size too large: '" + text + "'");
        }
        return new ByteSize(count << shift);
    }

    public boolean isNone() {
        return bytes == 0;
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** A form that {@link #parse} reads back: in the largest unit that divides it. */
    @Override
    public String toString() {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        int unit = 0;
        long value = bytes;
        while (value != 0 && value % 1024 == 0 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return value + " " + units[unit];
    }
}
