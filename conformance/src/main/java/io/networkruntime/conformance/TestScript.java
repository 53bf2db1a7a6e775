package io.networkruntime.conformance;

import io.networkruntime.engine.json.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Makes the one script that a worker runs for a test: the harness, what the file asks for, the file.
 *
 * <p>All of it is one {@code execute}: top-level {@code const}s of one script are seen by the next, and the harness must not
 * take the end of the first script for the end of the test.
 */
final class TestScript {
    private final Corpus corpus;
    private final Place place;
    private final String before;

    TestScript(Corpus corpus, Place place) {
        this.corpus = corpus;
        this.place = place;
        before = resource("before.js");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(TestScript.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The script for a test.
     *
     * @throws java.io.UncheckedIOException naming the file, if the corpus lacks one that the test loads
     */
    String of(TestId test, Meta meta) {
        String source = corpus.text(test.path());
        List<String> scripts = new ArrayList<>(meta.scripts());
        if (test.path().endsWith(".worker.js")) {
            scripts.addAll(Meta.imports(source));
        }
        StringBuilder code = new StringBuilder(1 << 18);
        code.append("var wptSetup = { url: ")
                .append(JsonWriter.write(place.origin() + "/" + test))
                .append(", title: ")
                .append(JsonWriter.write(meta.title()))
                .append(" };\n");
        append(code, before);
        append(code, corpus.text("resources/testharness.js"));
        append(code, "wptSetup.ready();");
        for (String script : scripts) {
            append(code, loaded(script, test));
        }
        append(code, filled(test.path(), source));
        append(code, "done();");
        return code.toString();
    }

    private String loaded(String script, TestId test) {
        String plain = script.contains("?") ? script.substring(0, script.indexOf('?')) : script;
        String path = plain.startsWith("/")
                ? plain.substring(1)
                : corpus.root()
                        .relativize(corpus.root()
                                .resolve(test.directory())
                                .resolve(plain)
                                .normalize())
                        .toString();
        return filled(path, corpus.text(Corpus.alias(path)));
    }

    private String filled(String path, String source) {
        return path.contains(".sub.") ? place.substitute(source) : source;
    }

    private static void append(StringBuilder code, String source) {
        // The newline ends a comment at the end of a file, the semicolon a statement.
        code.append(source).append("\n;\n");
    }
}
