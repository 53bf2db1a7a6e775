package io.networkruntime.engine.icu;

/**
 * Emoji properties: sixteen words, a trie of bytes, then six string tries of 16 bit units.
 *
 * <p>Format {@code Emoj}, see icu4c/source/common/emojiprops.h.
 */
final class EmojiProperties {
    private EmojiProperties() {}

    static void swap(SwapRegion data) {
        int trie = data.int32(0);
        int strings = data.int32(4 * 4);
        int end = data.int32(4 * 13);
        data.swap32(0, trie);
        CodePointTrie.swap(data, trie, strings - trie);
        data.swap16(strings, end - strings);
    }
}
