package io.networkruntime.conformance;

import io.networkruntime.engine.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How other runtimes did in a part of the whole corpus, and what we want: {@code anchors.json}.
 *
 * @param name of the row in reports
 * @param folders whose tests belong to it
 * @param subtests of the whole corpus
 * @param node subtests that Node 20 passes
 * @param deno subtests that Deno 2.9 passes
 * @param bun subtests that Bun 1.4 passes
 * @param goal subtests that we want to pass
 */
record Anchor(String name, List<String> folders, int subtests, int node, int deno, int bun, int goal) {
    static List<Anchor> all() {
        try (InputStream in = Objects.requireNonNull(Anchor.class.getResourceAsStream("anchors.json"))) {
            List<Anchor> anchors = new ArrayList<>();
            for (Object row :
                    JsonReader.array(JsonReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)))) {
                anchors.add(of(JsonReader.object(row)));
            }
            return List.copyOf(anchors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Anchor of(Map<String, ?> row) {
        return new Anchor(
                Json.string(row.get("name")),
                JsonReader.array(row.get("folders")).stream().map(Json::string).toList(),
                Json.integer(row.get("subtests")),
                Json.integer(row.get("node")),
                Json.integer(row.get("deno")),
                Json.integer(row.get("bun")),
                Json.integer(row.get("goal")));
    }

    boolean covers(TestId test) {
        return folders.stream().anyMatch(folder -> test.path().startsWith(folder + "/"));
    }

    double percent(int passed) {
        return 100.0 * passed / subtests;
    }
}
