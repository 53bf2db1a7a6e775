package io.networkruntime.engine.icu;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A stretch of big-endian input and, at the same place, of little-endian output that starts as its copy.
 *
 * <p>Positions and lengths are in bytes from the start of the stretch. One thread at a time.
 */
final class SwapRegion {
    private final ByteBuffer in;
    private final ByteBuffer out;

    SwapRegion(ByteBuffer in, ByteBuffer out) {
        this.in = in.order(ByteOrder.BIG_ENDIAN);
        this.out = out.order(ByteOrder.LITTLE_ENDIAN);
    }

    SwapRegion slice(int at, int length) {
        return new SwapRegion(in.slice(at, length), out.slice(at, length));
    }

    int length() {
        return in.limit();
    }

    int int8(int at) {
        return in.get(at);
    }

    int uint16(int at) {
        return Short.toUnsignedInt(in.getShort(at));
    }

    int int32(int at) {
        return in.getInt(at);
    }

    void swap16(int at, int bytes) {
        swap(at, bytes, 2);
    }

    void swap32(int at, int bytes) {
        swap(at, bytes, 4);
    }

    void swap64(int at, int bytes) {
        swap(at, bytes, 8);
    }

    private void swap(int at, int bytes, int width) {
        require(bytes >= 0 && bytes % width == 0, "bad length of values");
        for (int i = 0; i < bytes; i++) {
            out.put(at + i, in.get(at + (i ^ (width - 1))));
        }
    }

    void replace8(int at, int value) {
        out.put(at, (byte) value);
    }

    /** Replaces a 16 bit unit wherever it stands between two places of the output. */
    void replace16(int from, int to, char old, char replacement) {
        for (int i = from; i < to; i += 2) {
            if (uint16(i) == old) {
                out.putChar(i, replacement);
            }
        }
    }

    /** Ends the run of the packer unless the lay-out fits; whoever swaps the item adds its name. */
    void require(boolean fits, String message) {
        if (!fits) {
            throw new IllegalArgumentException(message);
        }
    }
}
