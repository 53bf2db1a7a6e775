package io.networkruntime.engine.icu;

/**
 * Normalization data: offsets and thresholds, a trie, 16 bit mappings, then bytes.
 *
 * <p>Format {@code Nrm2}, see icu4c/source/common/normalizer2impl.h.
 */
final class NormalizationData {
    private NormalizationData() {}

    static void swap(SwapRegion data) {
        int trie = data.int32(0);
        int mappings = data.int32(4);
        int bytes = data.int32(8);
        data.swap32(0, trie);
        CodePointTrie.swap(data, trie, mappings - trie);
        data.swap16(mappings, bytes - mappings);
    }
}
