package io.networkruntime.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A script with what it is expected to do in files beside it.
 *
 * <ul>
 *   <li>{@code name.expected}: standard output, exactly; or {@code name.pattern}: one regular expression per line of it
 *   <li>{@code name.stderr}: regular expressions that find a place in standard error, in this order; without it, nothing
 *       may stand there
 *   <li>{@code name.exit}: the exit code, 0 without it
 *   <li>{@code name.args}: arguments, one a line; lines before one that says {@code SCRIPT} stand before the script
 * </ul>
 */
record ScriptCase(Path script) {
    private static final String PLACE_OF_SCRIPT = "SCRIPT";

    /** Those of a folder that say what they are expected to do. */
    static Stream<ScriptCase> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.toString().matches(".*\\.(js|ts|mjs)"))
                    .sorted()
                    .map(ScriptCase::new)
                    .filter(c -> c.has("expected") || c.has("pattern"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return script.getFileName().toString().replaceFirst("\\.\\w+$", "");
    }

    void check() {
        Finished finished = JavaProgram.commandLine(arguments()).run();
        if (has("expected")) {
            assertThat(finished.stdout())
                    .as("standard output; standard error was:%n%s", finished.stderr())
                    .isEqualTo(text("expected"));
        } else {
            checkLines(finished);
        }
        checkErrors(finished.stderr());
        finished.endedWith(has("exit") ? Integer.parseInt(text("exit").strip()) : 0);
    }

    private void checkLines(Finished finished) {
        List<String> patterns = text("pattern").lines().toList();
        List<String> lines = finished.stdout().lines().toList();
        assertThat(lines)
                .as("standard output; standard error was:%n%s", finished.stderr())
                .hasSameSizeAs(patterns);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i))
                    .as("line %d of:%n%s", i + 1, finished.stdout())
                    .matches(patterns.get(i));
        }
    }

    private void checkErrors(String stderr) {
        if (!has("stderr")) {
            assertThat(stderr).as("standard error").isEmpty();
            return;
        }
        int from = 0;
        for (String line : text("stderr").lines().toList()) {
            var found = Pattern.compile(line, Pattern.MULTILINE).matcher(stderr);
            assertThat(found.find(from))
                    .as("/%s/ in standard error from %d of:%n%s", line, from, stderr)
                    .isTrue();
            from = found.end();
        }
    }

    private List<String> arguments() {
        List<String> given = has("args") ? text("args").lines().toList() : List.of();
        List<String> arguments = new ArrayList<>(given);
        int place = arguments.indexOf(PLACE_OF_SCRIPT);
        if (place >= 0) {
            arguments.set(place, script.toString());
        } else {
            arguments.addFirst(script.toString());
        }
        return arguments;
    }

    private boolean has(String kind) {
        return Files.exists(beside(kind));
    }

    private String text(String kind) {
        try {
            return Files.readString(beside(kind));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path beside(String kind) {
        return script.resolveSibling(name() + "." + kind);
    }
}
