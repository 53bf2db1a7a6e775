package io.networkruntime.engine.icu;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The Japanese phrase model that icu4j does not carry, without content.
 *
 * <p>The ICU4C inside V8 is built to break Japanese lines by phrase with this model (icu4c/source/common/mlbe.cpp), and
 * without the file it gives up the word list of Chinese and Japanese too. No JavaScript API breaks by phrase, so empty
 * score tables are enough.
 */
final class PhraseModel {
    static final String NAME = "brkitr/jaml.res";

    private static final List<String> TABLES =
            List.of("BW1", "BW2", "BW3", "TW1", "TW2", "TW3", "TW4", "UW1", "UW2", "UW3", "UW4", "UW5", "UW6");
    private static final List<String> PARTS = List.of("Keys", "Values");
    private static final int INDEXES = 8;

    private PhraseModel() {}

    /** Makes a bundle of one table that holds an empty array and an empty vector per score table. */
    static byte[] empty() {
        int count = PARTS.size() * TABLES.size();
        int keyBytes = TABLES.size() * ("BW1Keys".length() + "BW1Values".length() + 2);
        int keysTop = 1 + INDEXES + (keyBytes + 3) / 4;
        int top = keysTop + (1 + count + 1) / 2 + count;

        ByteBuffer out =
                ByteBuffer.allocate(CommonDataFile.HEADER_BYTES + 4 * top).order(ByteOrder.LITTLE_ENDIAN);
        CommonDataFile.putHeader(out, "ResB", 2, 0);
        out.putInt(ResourceBundle.TABLE << 28 | keysTop);
        out.putInt(INDEXES).putInt(keysTop).putInt(top).putInt(top);
        out.putInt(count).putInt(1).putInt(keysTop).putInt(0);
        putKeys(out, keysTop, count);
        out.position(CommonDataFile.HEADER_BYTES + 4 * (top - count));
        for (int i = 0; i < TABLES.size(); i++) {
            out.putInt(ResourceBundle.ARRAY << 28).putInt(ResourceBundle.INTEGER_VECTOR << 28);
        }
        return out.array();
    }

    private static void putKeys(ByteBuffer out, int keysTop, int count) {
        ByteBuffer offsets = out.slice(CommonDataFile.HEADER_BYTES + 4 * keysTop, 2 + 2 * count)
                .order(ByteOrder.LITTLE_ENDIAN);
        offsets.putShort((short) count);
        for (String table : TABLES) {
            for (String part : PARTS) {
                offsets.putShort((short) (out.position() - CommonDataFile.HEADER_BYTES));
                out.put((table + part).getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
            }
        }
    }
}
