package io.networkruntime.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** The table that is printed: one line for each figure, beside the yardstick's and the ratio where there is one. */
final class Report {
    /** The column of a yardstick that does not exist or was not there. */
    static final double NONE = Double.NaN;

    /** One line of the table. */
    record Line(String what, String unit, double ours, double node) {}

    private final List<Line> lines = new ArrayList<>();

    void add(String what, String unit, double ours, double node) {
        lines.add(new Line(what, unit, ours, node));
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder("| figure | unit | network-runtime | node | ratio |\n|---|---|---|---|---|\n");
        for (Line line : lines) {
            boolean alone = Double.isNaN(line.node);
            text.append("| ").append(line.what).append(" | ").append(line.unit);
            text.append(" | ").append(Figures.text(line.ours));
            text.append(" | ").append(alone ? "-" : Figures.text(line.node));
            text.append(" | ")
                    .append(alone ? "-" : Figures.text(line.ours / line.node))
                    .append(" |\n");
        }
        return text.toString();
    }
}
