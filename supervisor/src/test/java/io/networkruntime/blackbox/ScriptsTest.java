package io.networkruntime.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every script that stands beside what it is expected to do: the examples, and those of these tests. */
final class ScriptsTest {
    @TestFactory
    Stream<DynamicTest> everyExampleDoesWhatStandsBesideIt() {
        return Stream.of("", "plugins", "deno")
                .map(Checkout.examples()::resolve)
                .flatMap(ScriptsTest::tests);
    }

    @TestFactory
    Stream<DynamicTest> everyScriptDoesWhatStandsBesideIt() {
        return tests(Checkout.scripts());
    }

    @Test
    void theScriptsAreFound() {
        List<String> examples =
                ScriptCase.in(Checkout.examples()).map(ScriptCase::name).toList();
        assertThat(examples).contains("quickstart", "request-response", "multiple-workers");
        assertThat(ScriptCase.in(Checkout.scripts())).hasSizeGreaterThan(10);
    }

    private static Stream<DynamicTest> tests(Path folder) {
        return ScriptCase.in(folder)
                .map(script ->
                        DynamicTest.dynamicTest(script.name(), script.script().toUri(), script::check));
    }
}
