package io.networkruntime.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** The table that is printed: one line for each figure, beside the yardstick's and the ratio where there is one. */
final class Report {
    /** The column of a yardstick that does not exist or was not there. */
    static final double NONE = Double.NaN;

    /** One line of the table. */
    record Line(String what, String unit, double ours, double theirs) {}

    private final List<Line> lines = new ArrayList<>();
    private final String yardstick;

    Report(String yardstick) {
        this.yardstick = yardstick;
    }

    void add(String what, String unit, double ours, double theirs) {
        lines.add(new Line(what, unit, ours, theirs));
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(
                "| figure | unit | network-runtime | " + yardstick + " | ratio |\n|---|---|---|---|---|\n");
        for (Line line : lines) {
            boolean alone = Double.isNaN(line.theirs);
            text.append("| ").append(line.what).append(" | ").append(line.unit);
            text.append(" | ").append(Figures.text(line.ours));
            text.append(" | ").append(alone ? "-" : Figures.text(line.theirs));
            text.append(" | ")
                    .append(alone ? "-" : Figures.text(line.ours / line.theirs))
                    .append(" |\n");
        }
        return text.toString();
    }
}
