package io.networkruntime.supervisor.process;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/** The last bytes that an agent wrote to its standard error, safe to print; any thread may read it. */
public final class StderrTail {
    /** How much is kept. */
    public static final int CAPACITY_BYTES = 8 << 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final byte[] ring = new byte[CAPACITY_BYTES];
    private long total;

    void add(ByteBuffer bytes) {
        lock.lock();
        try {
            total += Math.max(0, bytes.remaining() - CAPACITY_BYTES);
            bytes.position(Math.max(bytes.position(), bytes.limit() - CAPACITY_BYTES));
            while (bytes.hasRemaining()) {
                int at = (int) (total % CAPACITY_BYTES);
                int length = Math.min(bytes.remaining(), CAPACITY_BYTES - at);
                bytes.get(ring, at, length);
                total += length;
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many bytes came before the ones that are kept. */
    public long droppedBytes() {
        lock.lock();
        try {
            return Math.max(0, total - CAPACITY_BYTES);
        } finally {
            lock.unlock();
        }
    }

    /** The tail as UTF-8 text, unescaped: for matching, not for printing. */
    public String raw() {
        lock.lock();
        try {
            int length = (int) Math.min(total, CAPACITY_BYTES);
            byte[] tail = new byte[length];
            for (int i = 0; i < length; i++) {
                tail[i] = ring[(int) ((total - length + i) % CAPACITY_BYTES)];
            }
            return new String(tail, StandardCharsets.UTF_8);
        } finally {
            lock.unlock();
        }
    }

    /** The tail on one line, with everything escaped that a terminal could obey; says how much is missing before it. */
    public String printable() {
        long dropped = droppedBytes();
        String text = escape(raw().strip());
        return dropped == 0 ? text : "(" + dropped + " bytes dropped) " + text;
    }

    /** One line of text without control characters: those are written as Java escapes. */
    public static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> appendEscaped(safe, c));
        return safe.toString();
    }

    private static void appendEscaped(StringBuilder safe, int c) {
        switch (c) {
            case '\n' -> safe.append("\\n");
            case '\r' -> safe.append("\\r");
            case '\t' -> safe.append("\\t");
            case '\\' -> safe.append("\\\\");
            default -> {
                if (isHarmless(c)) {
                    safe.appendCodePoint(c);
                } else if (c < 0x10000) {
                    safe.append(String.format("\\u%04x", c));
                } else {
                    safe.append(String.format("\\u{%x}", c));
                }
            }
        }
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            // Format characters include those that turn the direction of text.
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
