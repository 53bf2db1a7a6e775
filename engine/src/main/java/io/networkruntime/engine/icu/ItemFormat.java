package io.networkruntime.engine.icu;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The lay-out of one data format.
 *
 * @param minVersion the first format version with this lay-out
 * @param maxVersion the last one
 * @param body turns the part behind the header round
 */
record ItemFormat(int minVersion, int maxVersion, Consumer<SwapRegion> body) {
    static final Map<String, ItemFormat> BY_SIGNATURE = Map.of(
            "ResB", new ItemFormat(1, 3, data -> new ResourceBundle(data).swap()),
            "UCol", new ItemFormat(4, 5, CollationData::swap),
            "Brk ", new ItemFormat(6, 6, BreakRules::swap),
            "Dict", new ItemFormat(1, 1, WordList::swap),
            "Nrm2", new ItemFormat(3, 5, NormalizationData::swap),
            "Emoj", new ItemFormat(1, 1, EmojiProperties::swap));

    /**
     * Formats that ICU4C has compiled in (properties, case, bidi, property names) or that no JavaScript API needs
     * (character names, string preparation, confusables, text layout).
     */
    static final List<String> SKIPPED = List.of("UPro", "cASE", "BiDi", "pnam", "unam", "SPRP", "Cfu ", "Layo");

    boolean covers(int version) {
        return version >= minVersion && version <= maxVersion;
    }
}
