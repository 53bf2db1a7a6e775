package io.networkruntime.conformance;

import io.networkruntime.conformance.FileResult.Status;
import io.networkruntime.engine.json.JsonReader;
import io.networkruntime.engine.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The expectations on file: one JSON file for each top folder of the corpus. Confined to one thread.
 *
 * <pre>{@code
 * {
 * "url/historical.any.js": {"subtests": 7},
 * "url/x.any.js?1-10": {"subtests": 3, "status": "TIMEOUT", "reason": "…", "failing": {
 *   "name of the subtest": "reason"
 *  }}
 * }
 * }</pre>
 */
final class Expectations {
    private final Path folder;
    private final Map<String, SortedMap<TestId, Expectation>> areas = new TreeMap<>();

    Expectations(Path folder) {
        this.folder = folder;
    }

    Expectation of(TestId test) {
        return area(test.area()).getOrDefault(test, Expectation.ALL_PASS);
    }

    private SortedMap<TestId, Expectation> area(String name) {
        return areas.computeIfAbsent(name, this::read);
    }

    private Path file(String area) {
        return folder.resolve(area + ".json");
    }

    private SortedMap<TestId, Expectation> read(String area) {
        SortedMap<TestId, Expectation> tests = new TreeMap<>();
        Path file = file(area);
        if (!Files.exists(file)) {
            return tests;
        }
        try {
            JsonReader.object(JsonReader.read(Files.readString(file)))
                    .forEach((test, entry) -> tests.put(TestId.parse(test), expectation(JsonReader.object(entry))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
        return tests;
    }

    private static Expectation expectation(Map<String, ?> entry) {
        Object subtests = entry.get("subtests");
        String status = Json.string(entry.get("status"));
        Map<String, String> varying = reasons(entry.get("varying"));
        varying.forEach((name, reason) -> {
            if (reason.isEmpty()) {
                throw new IllegalArgumentException("a varying subtest needs a reason: " + name);
            }
        });
        return new Expectation(
                status.isEmpty() ? Status.OK : Status.valueOf(status.toUpperCase(Locale.ROOT)),
                Json.string(entry.get("reason")),
                subtests == null ? Expectation.ANY_NUMBER : Json.integer(subtests),
                reasons(entry.get("failing")),
                varying);
    }

    private static Map<String, String> reasons(@Nullable Object entry) {
        Map<String, String> reasons = new TreeMap<>();
        JsonReader.object(entry).forEach((name, reason) -> reasons.put(name, Json.string(reason)));
        return reasons;
    }

    /** Writes down what results came to; tests of theirs that are not in the corpus any more are forgotten. */
    void update(Collection<FileResult> results, List<TestId> corpus) {
        SortedMap<String, Boolean> touched = new TreeMap<>();
        for (FileResult result : results) {
            TestId test = result.test();
            touched.put(test.area(), true);
            area(test.area()).put(test, of(test).updated(result));
        }
        for (String area : touched.keySet()) {
            area(area).keySet().retainAll(corpus);
            try {
                Files.createDirectories(folder);
                Files.writeString(file(area), text(area(area)));
            } catch (IOException e) {
                throw new UncheckedIOException("writing " + file(area), e);
            }
        }
    }

    private static String text(SortedMap<TestId, Expectation> tests) {
        StringBuilder text = new StringBuilder("{");
        String separator = "\n";
        for (Map.Entry<TestId, Expectation> entry : tests.entrySet()) {
            text.append(separator)
                    .append(JsonWriter.write(entry.getKey().toString()))
                    .append(": ");
            append(text, entry.getValue());
            separator = ",\n";
        }
        return text.append("\n}\n").toString();
    }

    private static void append(StringBuilder text, Expectation expectation) {
        text.append('{');
        if (expectation.subtests() != Expectation.ANY_NUMBER) {
            text.append("\"subtests\": ").append(expectation.subtests());
        }
        if (expectation.status() != Status.OK) {
            text.append(expectation.subtests() == Expectation.ANY_NUMBER ? "" : ", ")
                    .append("\"status\": ")
                    .append(JsonWriter.write(expectation.status().name()));
        }
        if (!expectation.reason().isEmpty()) {
            text.append(", \"reason\": ").append(JsonWriter.write(expectation.reason()));
        }
        append(text, "failing", expectation.failing());
        append(text, "varying", expectation.varying());
        text.append('}');
    }

    private static void append(StringBuilder text, String name, Map<String, String> reasons) {
        if (reasons.isEmpty()) {
            return;
        }
        text.append(", ").append(JsonWriter.write(name)).append(": {");
        String separator = "\n  ";
        for (Map.Entry<String, String> entry : reasons.entrySet()) {
            text.append(separator)
                    .append(JsonWriter.write(entry.getKey()))
                    .append(": ")
                    .append(JsonWriter.write(entry.getValue()));
            separator = ",\n  ";
        }
        text.append("\n }");
    }
}
