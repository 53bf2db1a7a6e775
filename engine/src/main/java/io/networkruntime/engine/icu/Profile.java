package io.networkruntime.engine.icu;

import java.util.List;

/** A choice of the items that go into the data file. */
public enum Profile {
    /** Every item of a known format. */
    FULL,

    /** Every locale, without the items that no JavaScript API of V8 reaches. */
    V8;

    /** The rule sets that number formats borrow for algorithmic digits, such as Hebrew and Chinese dates. */
    private static final List<String> DIGIT_RULES =
            List.of("rbnf/root.res", "rbnf/ja.res", "rbnf/zh.res", "rbnf/zh_Hant.res", "rbnf/res_index.res");

    private static final List<String> UNREACHED = List.of(
            "currencyNumericCodes.res",
            "genderList.res",
            "icustd.res",
            "icuver.res",
            "nfc.nrm",
            "nfkc_scf.nrm",
            "uts46.nrm",
            "windowsZones.res");

    boolean keeps(String name) {
        if (this == FULL) {
            return true;
        }
        if (name.startsWith("rbnf/")) {
            return DIGIT_RULES.contains(name);
        }
        return !name.startsWith("translit/") && !UNREACHED.contains(name);
    }
}
