package io.networkruntime.conformance;

import io.networkruntime.engine.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The results of a run, folder by folder; there is no grand total, because WebCryptoAPI would swamp it. */
final class Report {
    private static final String LINE = "%-44s %5s %13s %7s %7s %7s %7s%n";

    private static final String UNEXPLAINED = "(no reason given)";

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final List<FileResult> results;

    /** A folder or a few that are one subject. */
    private record Row(Optional<Anchor> anchor, List<FileResult> results) {
        long passed() {
            return results.stream().mapToLong(FileResult::passed).sum();
        }

        long total() {
            return results.stream().mapToInt(FileResult::total).sum();
        }

        double percent() {
            return total() == 0 ? 100 : 100.0 * passed() / total();
        }
    }

    Report(List<FileResult> results) {
        this.results = results;
        List<Anchor> anchors = Anchor.all();
        for (Anchor anchor : anchors) {
            List<FileResult> own = results.stream()
                    .filter(result -> anchor.covers(result.test()))
                    .toList();
            if (!own.isEmpty()) {
                rows.put(anchor.name(), new Row(Optional.of(anchor), own));
            }
        }
        for (FileResult result : results) {
            if (anchors.stream().noneMatch(anchor -> anchor.covers(result.test()))) {
                rows.computeIfAbsent(folder(result.test()), _ -> new Row(Optional.empty(), new ArrayList<>()))
                        .results
                        .add(result);
            }
        }
    }

    /** The folder itself, or its third level at most: {@code html/webappapis/scripting}. */
    private static String folder(TestId test) {
        String[] parts = test.directory().split("/");
        return String.join("/", List.of(parts).subList(0, Math.min(parts.length, 3)));
    }

    /** A table for people; percentages of other runtimes are of the whole corpus. */
    String table() {
        StringBuilder table = new StringBuilder(
                String.format(Locale.ROOT, LINE, "folder", "files", "passed/total", "ours", "Node 20", "Deno", "goal"));
        rows.forEach((name, row) -> table.append(String.format(
                Locale.ROOT,
                LINE,
                name,
                row.results.size(),
                row.passed() + "/" + row.total(),
                percent(row.percent()),
                row.anchor.map(a -> percent(a.percent(a.node()))).orElse("-"),
                row.anchor.map(a -> percent(a.percent(a.deno()))).orElse("-"),
                row.anchor.map(a -> percent(a.percent(a.goal()))).orElse("-"))));
        return table.toString();
    }

    /** Why subtests do not pass, folder by folder, with how many each reason explains; what nobody explains comes last. */
    String reasons(Expectations expectations) {
        StringBuilder text = new StringBuilder();
        rows.forEach((name, row) -> {
            Map<String, Integer> counts = new TreeMap<>();
            for (FileResult result : row.results) {
                count(result, expectations.of(result.test()), counts);
            }
            if (!counts.isEmpty()) {
                text.append(name).append('\n');
                counts.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .forEach(entry -> text.append(
                                String.format(Locale.ROOT, "  %5d  %s%n", entry.getValue(), entry.getKey())));
            }
        });
        return text.toString();
    }

    private static void count(FileResult result, Expectation expected, Map<String, Integer> counts) {
        for (Subtest subtest : result.subtests()) {
            if (!subtest.passed()) {
                String varying = expected.varying().getOrDefault(subtest.name(), "");
                String reason = varying.isEmpty() ? expected.reasonOf(subtest.name()) : varying;
                counts.merge(reason.isEmpty() ? UNEXPLAINED : reason, 1, Integer::sum);
            }
        }
        if (result.status() != FileResult.Status.OK) {
            counts.merge(expected.reason().isEmpty() ? UNEXPLAINED : expected.reason(), 1, Integer::sum);
        }
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f%%", value);
    }

    /** The same for programs, with every file and every subtest that did not pass. */
    String json() {
        StringBuilder json = new StringBuilder("{\"folders\": [");
        String separator = "\n";
        for (Map.Entry<String, Row> entry : rows.entrySet()) {
            Row row = entry.getValue();
            json.append(separator)
                    .append(String.format(
                            Locale.ROOT,
                            "{\"name\": %s, \"files\": %d, \"passed\": %d, \"total\": %d%s}",
                            JsonWriter.write(entry.getKey()),
                            row.results.size(),
                            row.passed(),
                            row.total(),
                            row.anchor.map(Report::json).orElse("")));
            separator = ",\n";
        }
        json.append("\n], \"tests\": [");
        separator = "\n";
        for (FileResult result : results) {
            json.append(separator);
            append(json, result);
            separator = ",\n";
        }
        return json.append("\n]}\n").toString();
    }

    private static String json(Anchor anchor) {
        return String.format(
                Locale.ROOT,
                ", \"anchor\": {\"subtests\": %d, \"node\": %d, \"deno\": %d, \"bun\": %d, \"goal\": %d}",
                anchor.subtests(),
                anchor.node(),
                anchor.deno(),
                anchor.bun(),
                anchor.goal());
    }

    private static void append(StringBuilder json, FileResult result) {
        json.append(String.format(
                Locale.ROOT,
                "{\"test\": %s, \"status\": \"%s\", \"message\": %s, \"milliseconds\": %d, \"passed\": %d, \"failures\": [",
                JsonWriter.write(result.test().toString()),
                result.status(),
                JsonWriter.write(result.message()),
                result.time().toMillis(),
                result.passed()));
        String separator = "";
        for (Subtest subtest : result.subtests()) {
            if (!subtest.passed()) {
                json.append(separator)
                        .append("{\"name\": ")
                        .append(JsonWriter.write(subtest.name()))
                        .append(", \"outcome\": \"")
                        .append(subtest.outcome())
                        .append("\", \"message\": ")
                        .append(JsonWriter.write(subtest.message()))
                        .append('}');
                separator = ", ";
            }
        }
        json.append("]}");
    }
}
