package io.networkruntime.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command line says and gives as exit code, where no worker is needed. */
final class CommandLineTest {
    private static final String SCRIPT =
            Checkout.examples().resolve("quickstart.js").toString();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    SCRIPT x                                 | threads
                    SCRIPT -1                                | -1
                    SCRIPT 1.5                               | 1.5
                    SCRIPT 0                                 | threads must be from 1 to 256
                    SCRIPT 257                               | threads must be from 1 to 256
                    SCRIPT 2 abc                             | cpu_limit_ms
                    SCRIPT 2 500ms                           | cpu_limit_ms
                    SCRIPT 2 -5                              | -5
                    SCRIPT 2 500 64MB                        | memory_limit_mb
                    SCRIPT 2 500 1e3                         | memory_limit_mb
                    SCRIPT 2 500 64 extra                    | extra
                    SCRIPT 99999999999999999999              | threads
                    --agents 0 SCRIPT                        | --agents must be from 1 to 256
                    --agents two SCRIPT                      | --agents
                    --agents 2 SCRIPT 2                      | threads and --agents
                    --cpu-limit 1s SCRIPT 2 500              | cpu_limit_ms and --cpu-limit
                    --memory-limit 1m SCRIPT 2 500 64        | memory_limit_mb and --memory-limit
                    --cpu-limit fast SCRIPT                  | --cpu-limit
                    --cpu-limit -5 SCRIPT                    | --cpu-limit
                    --memory-limit 12q SCRIPT                | --memory-limit
                    --wall-limit 1d SCRIPT                   | --wall-limit
                    --cpu-total 99999999h SCRIPT             | --cpu-total
                    --isolation total SCRIPT                 | --isolation
                    --console loud SCRIPT                    | --console
                    --max-time soon SCRIPT                   | --max-time
                    --no-such-option SCRIPT                  | --no-such-option
                    eval                                     | CODE
                    eval 1 2                                 | 2
                    """)
    void aWrongCommandLineIsNamedOnStandardErrorWithExitCode2(String arguments, String named) {
        Finished finished = JavaProgram.commandLine(
                        arguments.replace("SCRIPT", SCRIPT).split(" +"))
                .run();

        assertThat(finished.stdout()).isEmpty();
        assertThat(finished.stderr())
                .startsWith("network-runtime: ")
                .contains(named)
                .contains("--help");
        assertThat(finished.stderr().lines()).hasSizeLessThan(5);
        finished.endedWith(2);
    }

    @Test
    void noScriptAtAllIsAWrongCommandLine() {
        Finished finished = JavaProgram.commandLine().run();

        assertThat(finished.stderr()).contains("which script?");
        finished.endedWith(2);
    }

    @Test
    void aMissingScriptIsNoInput() {
        Finished finished = JavaProgram.commandLine("no/such/script.js").run();

        assertThat(finished.stdout()).isEmpty();
        assertThat(finished.stderr()).isEqualTo("network-runtime: script not found: no/such/script.js\n");
        finished.endedWith(66);
    }

    @Test
    void aFolderAsScriptIsNoInput() {
        Finished finished = JavaProgram.commandLine("examples").run();

        assertThat(finished.stderr()).isEqualTo("network-runtime: the script is a folder: examples\n");
        finished.endedWith(66);
    }

    @ParameterizedTest
    @CsvSource({"--help", "-h"})
    void helpFitsATerminalAndGoesToStandardOutput(String option) {
        Finished finished = JavaProgram.commandLine(option).run();

        finished.endedWith(0);
        assertThat(finished.stderr()).isEmpty();
        assertThat(finished.stdout().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(finished.stdout())
                .startsWith("Usage: network-runtime ")
                .contains("threads", "cpu_limit_ms", "memory_limit_mb", "--agents", "--cpu-limit", "--memory-limit")
                .contains("--wall-limit", "--cpu-total", "--isolation", "--console", "--max-time", "--verbose")
                .contains("Environment:", "Exit codes:", "Examples:", "124", "NO_COLOR");
    }

    @Test
    void versionNamesWhatRuns() {
        Finished finished = JavaProgram.commandLine("--version").run();

        finished.endedWith(0);
        assertThat(finished.stdout()).containsPattern("(?s)network-runtime \\d.*javet \\d.*v8 \\d.*jdk 25");
    }

    @Test
    void standardInputIsAScript() {
        JavaProgram.commandLine("-", "1").reading("""
                        import data from './examples/config.json' with { type: 'json' };
                        console.log(data.name, new V8Sandbox().threadCount());
                        """).run().printed("request-response 1\n");
    }

    @Test
    void evalRunsWhatStandsOnTheCommandLine() {
        JavaProgram.commandLine("eval", "console.log(await Promise.resolve(40) + 2, Deno.args)", "--", "-x")
                .run()
                .printed("42 [ \"-x\" ]\n");
    }

    @Test
    void coloursAreUsedWhereTheyAreForcedAndNowhereElse() {
        List<String> eval = List.of("eval", "console.log({ a: 1 }); throw new Error('x')");
        String plain = both(JavaProgram.commandLine(eval).run());
        String forced = both(
                JavaProgram.commandLine(eval).with(Map.of("FORCE_COLOR", "1")).run());
        String refused = both(JavaProgram.commandLine(eval)
                .with(Map.of("FORCE_COLOR", "1", "NO_COLOR", "1"))
                .run());

        assertThat(plain).doesNotContain("\u001b[").contains("{ a: 1 }");
        assertThat(forced).contains("\u001b[33m1\u001b[39m", "\u001b[31merror");
        assertThat(refused).isEqualTo(plain);
    }

    @Test
    void verboseTalksOnStandardErrorOnly() {
        Finished finished = JavaProgram.commandLine("-v", SCRIPT).run();

        finished.printed("Result: { answer: 15 }\n");
        assertThat(finished.stderr()).contains("[network-runtime]");
    }

    private static String both(Finished finished) {
        finished.endedWith(1);
        return finished.stdout() + finished.stderr();
    }
}
