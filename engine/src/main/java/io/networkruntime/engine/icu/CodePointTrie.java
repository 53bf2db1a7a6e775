package io.networkruntime.engine.icu;

/**
 * A code point map nested in an item: a 16 byte header, an index of 16 bit units, then values of one width.
 *
 * <p>{@code Tri2} see icu4c/source/common/utrie2_impl.h, {@code Tri3} see ucptrie_impl.h.
 */
final class CodePointTrie {
    private static final int TRI2 = 0x54726932;
    private static final int TRI3 = 0x54726933;
    private static final int HEADER_BYTES = 16;

    /**
     * Values behind the index.
     *
     * @param count how many
     * @param width bytes of each: 1, 2 or 4
     */
    private record Values(int count, int width) {}

    private CodePointTrie() {}

    static void swap(SwapRegion data, int at, int available) {
        Values values = values(data, at);
        int indexBytes = 2 * data.uint16(at + 6);
        data.require(
                HEADER_BYTES + indexBytes + values.count() * values.width() <= available, "trie longer than its place");
        data.swap32(at, 4);
        data.swap16(at + 4, HEADER_BYTES - 4 + indexBytes);
        int valuesAt = at + HEADER_BYTES + indexBytes;
        switch (values.width()) {
            case 2 -> data.swap16(valuesAt, 2 * values.count());
            case 4 -> data.swap32(valuesAt, 4 * values.count());
            default -> {}
        }
    }

    private static Values values(SwapRegion data, int at) {
        int options = data.uint16(at + 4);
        int count = data.uint16(at + 8);
        return switch (data.int32(at)) {
            case TRI3 -> new Values((options & 0xf000) << 4 | count, widthInTri3(options & 7));
            case TRI2 -> {
                data.require((options & 15) <= 1, "unknown width of trie values");
                yield new Values(count << 2, (options & 15) == 0 ? 2 : 4);
            }
            default -> throw new IllegalArgumentException("unknown trie");
        };
    }

    private static int widthInTri3(int code) {
        return switch (code) {
            case 0 -> 2;
            case 1 -> 4;
            case 2 -> 1;
            default -> throw new IllegalArgumentException("unknown width of trie values");
        };
    }
}
