package io.networkruntime.engine.icu;

/**
 * Collation data: 20 offsets, then one array per offset.
 *
 * <p>Format {@code UCol}, see icu4c/source/i18n/collationdatareader.h.
 */
final class CollationData {
    private static final int OFFSETS = 20;
    private static final int FIRST_ARRAY = 5;
    private static final int LAST_ARRAY = 18;

    private CollationData() {}

    static void swap(SwapRegion data) {
        int count = data.int32(0);
        int[] index = new int[OFFSETS];
        for (int i = 0; i < OFFSETS; i++) {
            index[i] = i < count ? data.int32(4 * i) : -1;
        }
        data.swap32(0, 4 * count);
        for (int i = FIRST_ARRAY; i <= LAST_ARRAY && i + 1 < count; i++) {
            int length = index[i + 1] - index[i];
            if (length > 0) {
                swapArray(data, i, index[i], length);
            }
        }
    }

    private static void swapArray(SwapRegion data, int array, int at, int length) {
        switch (array) {
            // reorder codes, collation elements of 32 bits, root elements
            case 5, 11, 12 -> data.swap32(at, length);
            // reorder table and compressible lead bytes are bytes
            case 6, 17 -> {}
            case 7 -> CodePointTrie.swap(data, at, length);
            case 9 -> data.swap64(at, length);
            // contexts, unsafe backwards set, fast Latin table, scripts
            case 13, 14, 15, 16 -> data.swap16(at, length);
            default -> throw new IllegalArgumentException("unknown collation array " + array);
        }
    }
}
