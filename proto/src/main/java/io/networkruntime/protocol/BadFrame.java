package io.networkruntime.protocol;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * What is known of bytes that are no frame of this protocol, for the post-mortem.
 *
 * @param problem what is wrong, in words
 * @param head the first bytes of the frame, its length prefix included, at most {@link #MAX_HEAD_BYTES}
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content, see below
public record BadFrame(String problem, byte[] head) {
    /** How many bytes of a broken frame are kept. */
    public static final int MAX_HEAD_BYTES = 64;

    /** Keeps a copy of the first bytes. */
    public BadFrame {
        head = Arrays.copyOf(head, Math.min(head.length, MAX_HEAD_BYTES));
    }

    static BadFrame of(String problem, byte[] bytes, int from, int to) {
        return new BadFrame(problem, Arrays.copyOfRange(bytes, from, Math.min(to, from + MAX_HEAD_BYTES)));
    }

    @Override
    public byte[] head() {
        return head.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BadFrame(var p, var h) && p.equals(problem) && Arrays.equals(h, head);
    }

    @Override
    public int hashCode() {
        return 31 * problem.hashCode() + Arrays.hashCode(head);
    }

    /** One printable line: the problem, the head as hex and as ASCII with a dot for what does not print. */
    @Override
    public String toString() {
        var ascii = new StringBuilder(head.length);
        for (byte b : head) {
            ascii.append(b >= ' ' && b <= '~' ? (char) b : '.');
        }
        return problem + " [" + HexFormat.ofDelimiter(" ").formatHex(head) + "] \"" + ascii + '"';
    }
}
