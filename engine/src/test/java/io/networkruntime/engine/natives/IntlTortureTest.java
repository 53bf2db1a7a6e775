package io.networkruntime.engine.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * No line of guest script that touches {@code Intl} may abort the process.
 *
 * <p>An abort ends the JVM of this test, which fails the build; beyond that each script checks that parts add up to the
 * whole and that bad input is refused with the errors of the specification.
 */
class IntlTortureTest {
    private static final int STACK_BYTES = 4 << 20;
    private static final Pattern REPORT = Pattern.compile("\\{\"calls\":(\\d+),\"surprises\":(.*)}", Pattern.DOTALL);

    @ParameterizedTest
    @CsvSource({
        "constructors, 20000",
        "dates, 15000",
        "options, 5000",
        "garbage, 90000",
        "text, 14000",
        "extremes, 1500",
    })
    void noScriptAbortsAndNoneIsSurprised(String script, int leastCalls) throws Exception {
        FutureTask<String> run = new FutureTask<>(() -> TestEngine.run(source(script)));
        Thread isolate = new Thread(null, run, "isolate", STACK_BYTES);
        isolate.start();

        Matcher report = REPORT.matcher(run.get());

        assertThat(report.matches()).isTrue();
        assertThat(report.group(2)).as("surprises of %s.js", script).isEqualTo("[]");
        assertThat(Integer.parseInt(report.group(1)))
                .as("calls of %s.js", script)
                .isGreaterThan(leastCalls);
    }

    private static String source(String script) throws IOException {
        List<String> locales = IcuLocales.in(TestEngine.files().icuData());
        assertThat(locales).hasSizeGreaterThan(900).contains("zh-Hant-HK", "gsw", "en-001");
        String list = locales.stream().map(locale -> '"' + locale + '"').collect(Collectors.joining(","));
        return "const LOCALES = [" + list + "];\n" + read("common") + read(script);
    }

    private static String read(String script) throws IOException {
        try (InputStream in = IntlTortureTest.class.getResourceAsStream("intl/" + script + ".js")) {
            assertThat(in).as(script).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
