package io.networkruntime.engine.icu;

/**
 * Text boundary rules: a header of 20 words, two state tables, a trie, the rule text and a status table.
 *
 * <p>Format {@code Brk}, see icu4c/source/common/rbbidata.h. Word 1 of the header is four version bytes; the rule text
 * is UTF-8.
 */
final class BreakRules {
    private static final int MAGIC = 0xb1a0;
    private static final int TABLE_HEADER_BYTES = 20;
    private static final int ROWS_OF_BYTES = 4;

    private BreakRules() {}

    static void swap(SwapRegion data) {
        data.require(data.int32(0) == MAGIC, "no break rules");
        data.swap32(0, 4);
        data.swap32(8, 72);
        stateTable(data, data.int32(4 * 4), data.int32(4 * 5));
        stateTable(data, data.int32(4 * 6), data.int32(4 * 7));
        CodePointTrie.swap(data, data.int32(4 * 8), data.int32(4 * 9));
        data.swap32(data.int32(4 * 12), data.int32(4 * 13));
    }

    private static void stateTable(SwapRegion data, int at, int length) {
        if (length <= 0) {
            return;
        }
        boolean byteRows = (data.int32(at + 16) & ROWS_OF_BYTES) != 0;
        data.swap32(at, TABLE_HEADER_BYTES);
        if (!byteRows) {
            data.swap16(at + TABLE_HEADER_BYTES, length - TABLE_HEADER_BYTES);
        }
    }
}
