package io.networkruntime.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Configuration files and environment files, beside the script and above it. */
final class ConfigurationTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writeScript() throws IOException {
        Files.createDirectories(folder.resolve("src/deep"));
        write(
                "src/deep/main.ts",
                "import { x } from 'lib/x.ts'; console.log(x, new V8Sandbox().threadCount()); Deno.exit(5)");
        write("src/x.ts", "export const x: string = 'imported'");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private JavaProgram run(String... arguments) {
        return JavaProgram.commandLine(arguments).in(folder);
    }

    @Test
    void aFileAboveTheScriptSaysWhatIsNotSaidOnTheCommandLine() throws IOException {
        write("network-runtime.json", "{ // with comments\n\"agents\": 3, \"imports\": {\"lib/\": \"./src/\"} }");
        Finished finished = run("src/deep/main.ts").run();
        assertThat(finished.stdout()).as(finished.stderr()).isEqualTo("imported 3\n");
        finished.endedWith(5);
        assertThat(run("src/deep/main.ts", "1").run().stdout()).isEqualTo("imported 1\n");
        assertThat(run("--no-config", "src/deep/main.ts").run().stderr()).contains("lib/x.ts");
    }

    @Test
    void aDenoJsonKeepsTheSettingsInAnObjectOfTheirOwn() throws IOException {
        write("src/deno.json", "{\"tasks\": {}, \"imports\": {\"lib/\": \"./\"}, \"networkRuntime\": {\"agents\": 4}}");
        assertThat(run("src/deep/main.ts").run().stdout()).isEqualTo("imported 4\n");
    }

    @Test
    void theSettingsArePrintedWithTheirSources() throws IOException {
        write("network-runtime.json", "{\"cpuLimitMs\": 1500, \"console\": \"event\"}");
        Finished finished = run("--memory-limit", "64m", "--print-config", "src/deep/main.ts")
                .run();
        finished.endedWith(0);
        assertThat(finished.stdout())
                .contains("\"agents\": { \"value\": 2, \"source\": \"default\" }")
                .contains("\"memoryLimitMb\": { \"value\": 64, \"source\": \"command line\" }")
                .contains("\"cpuLimitMs\": { \"value\": 1500, \"source\": \"" + folder.toRealPath())
                .contains("\"console\": { \"value\": \"event\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"agents": 0}                    | "agents" must be a whole number from 1 to 256, not 0
            {"agents": 1.5}                  | "agents" must be
            {"agents": "2"}                  | "agents" must be a whole number from 1 to 256, not "2"
            {"cpuLimit": 5}                  | unknown key "cpuLimit"
            {"isolation": "none"}            | "isolation" must be one of shared, tenant, process
            {"wallLimitMs": -1}              | "wallLimitMs" must be a number of milliseconds
            {"envFile": [1]}                 | "envFile" must be a path or a list of paths
            {"agents": 1                     | is not valid
            """)
    void aWrongConfigurationIsNamedWithExitCode3(String text, String named) throws IOException {
        write("network-runtime.json", text);
        Finished finished = run("src/deep/main.ts").run();
        assertThat(finished.stderr()).startsWith("network-runtime: ").contains("network-runtime.json", named);
        finished.endedWith(3);
    }

    @Test
    void environmentFilesGiveVariablesThatAreNotSetYet() throws IOException {
        write(".env", "ONE=first\nTWO=$ONE-two\nHOME=elsewhere");
        write("other.env", "ONE=second");
        write("env.js", "console.log(Deno.env.get('ONE'), Deno.env.get('TWO'), Deno.env.get('HOME'));");
        Map<String, String> home = Map.of("HOME", "/home/me");
        run("--env-file", "env.js").with(home).run().printed("first first-two /home/me\n");
        run("--env-file=.env", "--env-file=other.env", "env.js")
                .with(home)
                .run()
                .printed("second first-two /home/me\n");
        write("network-runtime.json", "{\"envFile\": \"other.env\"}");
        run("env.js").with(home).run().printed("second undefined /home/me\n");
        Finished missing = run("--env-file=missing.env", "env.js").run();
        assertThat(missing.stderr()).contains("missing.env").contains("not found");
        missing.endedWith(0);
    }
}
