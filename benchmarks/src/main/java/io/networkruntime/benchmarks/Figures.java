package io.networkruntime.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Measurements of one thing, in one unit. */
record Figures(String unit, List<Double> sorted) {
    static Figures of(String unit, List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        return new Figures(unit, values.stream().sorted().toList());
    }

    static Figures of(String unit, double... values) {
        return of(unit, Arrays.stream(values).boxed().toList());
    }

    /** The smallest value that so many percent of all do not exceed. */
    double percentile(int percent) {
        int rank = Math.max(1, Math.ceilDiv(sorted.size() * percent, 100));
        return sorted.get(rank - 1);
    }

    double median() {
        return percentile(50);
    }

    double min() {
        return sorted.getFirst();
    }

    double max() {
        return sorted.getLast();
    }

    /** For people: three digits where they matter. */
    static String text(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }
}
