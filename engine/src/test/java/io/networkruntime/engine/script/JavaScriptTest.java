package io.networkruntime.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.caoccao.javet.exceptions.JavetException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The test files of {@code src/test/js}, bundled by the build, each in a fresh isolate. A file fails by throwing, or by
 * rejecting the promise that it leaves in {@code globalThis.testsFinished}; {@code assert.js} there says more.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JavaScriptTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String FOLLOW = """
            globalThis.testOutcome = undefined;
            Promise.resolve(globalThis.testsFinished).then(
                () => { globalThis.testOutcome = 'passed'; },
                (error) => { globalThis.testOutcome = `failed: ${error?.stack ?? error}`; });
            """;

    private byte[] snapshot = {};

    @BeforeAll
    void makeSnapshot() throws Exception {
        snapshot = ScriptIsolate.workerSnapshot();
    }

    @TestFactory
    List<DynamicTest> everyFileFindsNothingWrong() throws IOException, URISyntaxException {
        List<Path> bundles = bundles();
        assertThat(bundles).as("the build has bundled every test file").hasSameSizeAs(sources());
        return bundles.stream()
                .map(file -> DynamicTest.dynamicTest(name(file), file.toUri(), () -> passes(file)))
                .toList();
    }

    private void passes(Path file) throws Exception {
        try (ScriptIsolate isolate = new ScriptIsolate(snapshot)) {
            try {
                isolate.run(Files.readString(file), name(file));
            } catch (JavetException e) {
                fail(String.valueOf(e.getMessage()), e);
            }
            isolate.run(FOLLOW, "follow.js");
            boolean ended = isolate.turnUntil("globalThis.testOutcome !== undefined", PATIENCE);
            assertThat(ended).as("ended within %s", PATIENCE).isTrue();
            assertThat(isolate.text("globalThis.testOutcome")).isEqualTo("passed");
        }
    }

    private static List<Path> bundles() throws IOException, URISyntaxException {
        URI folder = Objects.requireNonNull(
                        JavaScriptTest.class.getResource("/js"), "the build has made no bundles of src/test/js")
                .toURI();
        return testFiles(Path.of(folder));
    }

    private static List<Path> sources() throws IOException {
        return testFiles(Path.of("src", "test", "js"));
    }

    private static List<Path> testFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name(file).endsWith(".test.js"))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
