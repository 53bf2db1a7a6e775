package io.networkruntime.engine.icu;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;

/**
 * The common data file: a header, the table of contents, the names, then the items.
 *
 * <p>Format {@code CmnD} 1, see icu4c/source/common/ucmndata.h. Names are sorted by byte, for a binary search. All
 * offsets count from the start of the table of contents.
 */
final class CommonDataFile {
    static final int HEADER_BYTES = 32;

    /** Items start on this boundary: resource bundles and collation data hold 64 bit values. */
    private static final int ALIGNMENT = 16;

    private CommonDataFile() {}

    static void write(SortedMap<String, byte[]> items, Path file) throws IOException {
        byte[] contents = tableOfContents(items);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(contents);
            for (byte[] item : items.values()) {
                out.write(item);
                out.write(new byte[align(item.length) - item.length]);
            }
        }
    }

    private static byte[] tableOfContents(SortedMap<String, byte[]> items) {
        int namesAt = 4 + 8 * items.size();
        int namesLength =
                items.keySet().stream().mapToInt(name -> name.length() + 1).sum();
        int dataAt = align(namesAt + namesLength);

        ByteBuffer head = ByteBuffer.allocate(HEADER_BYTES + dataAt).order(ByteOrder.LITTLE_ENDIAN);
        putHeader(head, "CmnD", 1, 3);
        head.putInt(items.size());
        int nameAt = namesAt;
        int itemAt = dataAt;
        for (var item : items.entrySet()) {
            head.putInt(nameAt).putInt(itemAt);
            nameAt += item.getKey().length() + 1;
            itemAt = align(Math.addExact(itemAt, item.getValue().length));
        }
        for (String name : items.keySet()) {
            head.put(name.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
        }
        return head.array();
    }

    /** Writes the header of a little-endian ASCII item. */
    static void putHeader(ByteBuffer out, String signature, int formatVersion, int dataVersion) {
        out.putShort((short) HEADER_BYTES).put((byte) 0xda).put((byte) 0x27);
        out.putShort((short) 20).putShort((short) 0).put(new byte[] {0, 0, 2, 0});
        out.put(signature.getBytes(StandardCharsets.US_ASCII));
        out.put((byte) formatVersion).put(new byte[3]).put((byte) dataVersion).put(new byte[11]);
    }

    private static int align(int length) {
        return Math.addExact(length, ALIGNMENT - 1) & -ALIGNMENT;
    }
}
