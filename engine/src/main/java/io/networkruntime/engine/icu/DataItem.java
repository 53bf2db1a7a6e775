package io.networkruntime.engine.icu;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One file of the jar: a header that names the format, then the body. */
final class DataItem {
    private static final int HEADER_BYTES = 32;
    private static final int MAGIC = 0xda27;

    private final String name;
    private final byte[] data;

    private DataItem(String name, byte[] data) {
        this.name = name;
        this.data = data;
    }

    /**
     * Takes a file over.
     *
     * @param name the path below the data folder
     */
    static DataItem of(String name, byte[] data) throws IcuDataException {
        if (data.length < HEADER_BYTES || data[2] != (byte) (MAGIC >> 8) || data[3] != (byte) MAGIC) {
            throw new IcuDataException(name + ": no ICU data header");
        }
        return new DataItem(name, data);
    }

    String name() {
        return name;
    }

    String signature() {
        return new String(data, 12, 4, StandardCharsets.US_ASCII);
    }

    byte[] swapped() throws IcuDataException {
        byte[] out = data.clone();
        try {
            swap(new SwapRegion(ByteBuffer.wrap(data), ByteBuffer.wrap(out)));
        } catch (RuntimeException e) {
            throw new IcuDataException(name + ": " + e.getMessage(), e);
        }
        return out;
    }

    /** Turns a binary inside a bundle round when it is an item by itself (tailored collation data). */
    static void swapNested(SwapRegion binary) {
        if (binary.length() >= HEADER_BYTES && binary.uint16(2) == MAGIC) {
            swap(binary);
        }
    }

    /**
     * Turns the header and the body behind it round.
     *
     * <p>The header (icu4c/source/common/unicode/udata.h) is the header length, two magic bytes, the length of the
     * description, the byte order, the character set family, the format and three versions.
     */
    private static void swap(SwapRegion item) {
        item.require(item.int8(8) == 1 && item.int8(9) == 0, "not big endian ASCII data");
        String signature = signature(item);
        int version = item.int8(16);
        ItemFormat format = ItemFormat.BY_SIGNATURE.get(signature);
        if (format == null || !format.covers(version)) {
            throw new IllegalArgumentException("unknown format " + signature + ' ' + version);
        }
        int length = item.uint16(0);
        item.swap16(0, 2);
        item.swap16(4, 4);
        item.replace8(8, 0);
        format.body().accept(item.slice(length, item.length() - length));
    }

    private static String signature(SwapRegion item) {
        byte[] letters = new byte[4];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (byte) item.int8(12 + i);
        }
        return new String(letters, StandardCharsets.US_ASCII);
    }
}
