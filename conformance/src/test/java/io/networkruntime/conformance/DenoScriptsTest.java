package io.networkruntime.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.networkruntime.conformance.DenoRuntime.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the scripts in {@code conformance/deno}: on the product, and on Deno itself where the property
 * {@code conformance.deno} names its program ({@code conformance/run-deno} gets it and sets that), so that the scripts are
 * proved too.
 */
final class DenoScriptsTest {
    private static final Project PROJECT = new Project(Path.of(System.getProperty("wpt.project", ".")));
    private static final Path SCRIPTS =
            PROJECT.module().toAbsolutePath().normalize().resolve("deno");
    private static final Path WORK =
            PROJECT.module().toAbsolutePath().normalize().resolve("target/deno-runs");

    @TestFactory
    Stream<DynamicTest> everyScriptPassesOnTheProduct() {
        return tests(DenoRuntime.product(WORK));
    }

    @TestFactory
    Stream<DynamicTest> everyScriptPassesOnDenoItself() {
        Optional<DenoRuntime> deno = DenoRuntime.deno(WORK);
        if (deno.isEmpty()) {
            String reason = "no Deno given: conformance/run-deno gets it and runs the scripts on it";
            return Stream.of(DynamicTest.dynamicTest(reason, () -> Assumptions.abort(reason)));
        }
        return tests(deno.get());
    }

    @Test
    void theScriptsAreFound() throws IOException {
        assertThat(scripts(SCRIPTS))
                .extracting(DenoScriptsTest::name)
                .contains("command", "dns", "files", "http", "net");
        assertThat(scripts(SCRIPTS.resolve("manual")))
                .hasSizeGreaterThanOrEqualTo(15)
                .allSatisfy(script -> assertThat(expected(script)).isRegularFile());
    }

    private static Stream<DynamicTest> tests(DenoRuntime runtime) {
        try {
            return Stream.concat(
                    scripts(SCRIPTS).stream()
                            .map(script -> DynamicTest.dynamicTest(name(script), () -> passes(runtime.run(script)))),
                    scripts(SCRIPTS.resolve("manual")).stream()
                            .map(script -> DynamicTest.dynamicTest(
                                    "manual/" + name(script), () -> prints(runtime.run(script), expected(script)))));
        } catch (IOException e) {
            throw new AssertionError("the scripts cannot be listed", e);
        }
    }

    /** A script of tests, in the manner of {@code harness.js}. */
    private static void passes(Finished finished) {
        List<String> lines = finished.output().lines().toList();
        assertThat(lines.stream().filter(line -> line.startsWith("not ok")))
                .as("failures; the whole output:%n%s%s", finished.output(), finished.errors())
                .isEmpty();
        assertThat(lines)
                .as("output; standard error:%n%s", finished.errors())
                .last()
                .asString()
                .matches("[1-9][0-9]* passed, 0 failed");
        assertThat(finished.exit()).isZero();
    }

    /** A program whose output stands beside it. */
    private static void prints(Finished finished, Path expected) throws IOException {
        assertThat(finished.output())
                .as("output; standard error:%n%s", finished.errors())
                .isEqualTo(Files.readString(expected));
        assertThat(finished.exit()).isZero();
    }

    private static List<Path> scripts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .filter(file -> !name(file).equals("harness"))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path script) {
        return script.getFileName().toString().replace(".js", "");
    }

    private static Path expected(Path script) {
        return script.resolveSibling(name(script) + ".expected");
    }
}
