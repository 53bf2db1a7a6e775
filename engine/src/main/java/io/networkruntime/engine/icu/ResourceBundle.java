package io.networkruntime.engine.icu;

import java.util.BitSet;

/**
 * A resource bundle: a tree of tables, arrays, strings, numbers and binaries.
 *
 * <p>Format {@code ResB}, see icu4c/source/common/uresdata.h. A 32 bit handle holds a type in its upper four bits and,
 * for most types, the word offset of the value. Keys are ASCII; strings of version 2 and small tables lie in one block
 * of 16 bit units; the rest is reached by walking the tree, where many handles share one value.
 */
final class ResourceBundle {
    static final int TABLE = 2;
    static final int ARRAY = 8;
    static final int INTEGER_VECTOR = 14;

    private static final int STRING = 0;
    private static final int BINARY = 1;
    private static final int ALIAS = 3;
    private static final int TABLE32 = 4;
    private static final int TABLE16 = 5;
    private static final int STRING_V2 = 6;
    private static final int INTEGER = 7;
    private static final int ARRAY16 = 9;

    private final SwapRegion data;
    private final BitSet done = new BitSet();

    ResourceBundle(SwapRegion data) {
        this.data = data;
    }

    void swap() {
        int indexCount = data.int32(4) & 0xff;
        data.require(indexCount > 4, "bundle without indexes");
        data.require(4L * data.int32(4 + 4 * 3) <= data.length(), "bundle shorter than it says");
        int keysTop = data.int32(4 + 4);
        int unitsTop = indexCount > 6 ? data.int32(4 + 4 * 6) : keysTop;
        data.swap32(0, 4 * (1 + indexCount));
        data.swap16(4 * keysTop, 4 * (unitsTop - keysTop));
        DatePatternRepair.apply(data, 4 * keysTop, 4 * unitsTop);
        resource(data.int32(0));
    }

    private void resource(int handle) {
        int type = handle >>> 28;
        int word = handle & 0x0fffffff;
        if (word != 0 && !isInHandleOrUnits(type) && !done.get(word)) {
            done.set(word);
            value(type, 4 * word);
        }
    }

    /** Whether the value is the handle itself or lies in the block of 16 bit units, which is round already. */
    private static boolean isInHandleOrUnits(int type) {
        return switch (type) {
            case TABLE16, STRING_V2, INTEGER, ARRAY16 -> true;
            default -> false;
        };
    }

    private void value(int type, int at) {
        switch (type) {
            case STRING, ALIAS -> {
                data.swap32(at, 4);
                data.swap16(at + 4, 2 * data.int32(at));
            }
            case BINARY -> {
                data.swap32(at, 4);
                DataItem.swapNested(data.slice(at + 4, data.int32(at)));
            }
            case TABLE -> {
                int count = data.uint16(at);
                data.swap16(at, 2 + 2 * count);
                resources(at + 4 * ((1 + count + 1) / 2), count);
            }
            case TABLE32 -> {
                int count = data.int32(at);
                data.swap32(at, 4 + 4 * count);
                resources(at + 4 + 4 * count, count);
            }
            case ARRAY -> {
                data.swap32(at, 4);
                resources(at + 4, data.int32(at));
            }
            case INTEGER_VECTOR -> data.swap32(at, 4 + 4 * data.int32(at));
            default -> throw new IllegalArgumentException("unknown resource type " + type);
        }
    }

    private void resources(int at, int count) {
        data.swap32(at, 4 * count);
        for (int i = 0; i < count; i++) {
            resource(data.int32(at + 4 * i));
        }
    }
}
