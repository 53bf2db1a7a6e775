package io.networkruntime.engine.icu;

/**
 * Word list of a script without spaces: eight words, then a trie of bytes or of 16 bit units.
 *
 * <p>Format {@code Dict}, see icu4c/source/common/dictionarydata.h.
 */
final class WordList {
    private static final int TRIE_OF_UNITS = 1;

    private WordList() {}

    static void swap(SwapRegion data) {
        int start = data.int32(0);
        int end = data.int32(4);
        int trieType = data.int32(16) & 7;
        data.require(trieType <= TRIE_OF_UNITS, "unknown dictionary trie");
        data.swap32(0, 32);
        if (trieType == TRIE_OF_UNITS) {
            data.swap16(start, end - start);
        }
    }
}
