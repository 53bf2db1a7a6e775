package io.networkruntime.engine.ops.crypto;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Several byte strings as one: each behind its length as a 32-bit big-endian number. The JavaScript side reads and writes the same. */
final class ByteParts {
    private ByteParts() {}

    static byte[] join(byte[]... parts) {
        int total = 0;
        for (byte[] part : parts) {
            total += Integer.BYTES + part.length;
        }
        ByteBuffer out = ByteBuffer.allocate(total);
        for (byte[] part : parts) {
            out.putInt(part.length).put(part);
        }
        return out.array();
    }

    static List<byte[]> split(byte[] joined) throws KeyDataException {
        ByteBuffer in = ByteBuffer.wrap(joined);
        List<byte[]> parts = new ArrayList<>();
        while (in.hasRemaining()) {
            int length = in.remaining() < Integer.BYTES ? -1 : in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw new KeyDataException("Key parts do not add up");
            }
            byte[] part = new byte[length];
            in.get(part);
            parts.add(part);
        }
        return parts;
    }
}
