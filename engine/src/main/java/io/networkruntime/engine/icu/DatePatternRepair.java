package io.networkruntime.engine.icu;

import java.util.Set;

/**
 * The repair of date patterns of CLDR that say week year ({@code Y}) where calendar year ({@code y}) is meant.
 *
 * <p>V8 aborts the process when {@code formatToParts} or {@code formatRangeToParts} meets the letter {@code Y}. The
 * patterns are those of CLDR 47 (ak, gd, gl, kok, ksh, my, sc, te); a newer icu4j needs a new look.
 */
final class DatePatternRepair {
    private static final Set<String> WEEK_YEAR_PATTERNS = Set.of(
            "LLL Y",
            "MM/Y",
            "MMMM YYYY",
            "Y-MM",
            "GGGGG dd/MM/Y",
            "EEEE, d 'de' MMMM 'de' Y G",
            "MMM\u2009\u2013\u2009MMM Y G",
            "MMM y\u2013\u2009MMM Y G",
            "d-M-y GGGGG \u2013 d-M-Y GGGGG",
            "E, d-M-Y GGGGG \u2013 E-d-M-y");

    private DatePatternRepair() {}

    /** Repairs the zero-ended strings between two places of a bundle that has been turned round. */
    static void apply(SwapRegion bundle, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int at = from; at < to; at += 2) {
            char unit = (char) bundle.uint16(at);
            if (unit != 0) {
                text.append(unit);
                continue;
            }
            if (WEEK_YEAR_PATTERNS.contains(text.toString())) {
                bundle.replace16(at - 2 * text.length(), at, 'Y', 'y');
            }
            text.setLength(0);
        }
    }
}
