package io.networkruntime.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The web platform's budgets: the same text in a worker and, where it is present, in Node; the medians of some processes. */
final class WebPlatform {
    private static final List<Task> TASKS = List.of(
            new Task("new URL, ASCII and in normal form", "us", 10),
            new Task("new URL, with escapes, dots, user and port", "us", 10),
            new Task("new URL, international host", "us", Report.NONE),
            new Task("TextEncoder, 1 MiB of ASCII", "ms", 3),
            new Task("TextDecoder, 1 MiB of ASCII", "ms", 3),
            new Task("structuredClone, 10 000 small objects", "ms", 60));

    private final Path root;
    private final boolean nodePresent;

    /** A line of what web-tasks.js prints, with its budget. */
    private record Task(String name, String unit, double budget) {
        String title() {
            return Double.isNaN(budget) ? name : name + " (budget " + Figures.text(budget) + ")";
        }
    }

    WebPlatform(Path root, boolean nodePresent) {
        this.root = root;
        this.nodePresent = nodePresent;
    }

    /** Adds a line for each task. */
    void measure(Report report, Plan plan) throws IOException {
        List<List<Double>> ours = new ArrayList<>();
        List<List<Double>> node = new ArrayList<>();
        for (int i = 0; i < plan.rounds(); i++) {
            try (Script script = Script.ours(root, "web.js", plan.webRounds())) {
                ours.add(script.figures());
            }
            if (nodePresent) {
                try (Script script = Script.node(root, "web.cjs", plan.webRounds())) {
                    node.add(script.figures());
                }
            }
        }
        for (int i = 0; i < TASKS.size(); i++) {
            Task task = TASKS.get(i);
            report.add(task.title(), task.unit(), median(ours, i), nodePresent ? median(node, i) : Report.NONE);
        }
    }

    private static double median(List<List<Double>> processes, int task) {
        return Figures.of(
                        "", processes.stream().map(figures -> figures.get(task)).toList())
                .median();
    }
}
