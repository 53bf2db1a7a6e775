package io.networkruntime.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check}, where something of what it needs is missing. */
final class CheckTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsMissingIsNamed() throws IOException {
        Files.writeString(folder.resolve("main.ts"), "const x: number = 1;");
        Finished finished = JavaProgram.commandLine("check", "main.ts")
                .in(folder)
                .with(Map.of("PATH", folder.toString()))
                .run();
        assertThat(finished.stderr()).startsWith("network-runtime: check needs ");
        finished.endedWith(4);
    }

    @Test
    void anUnknownCompilerOptionIsAWrongConfiguration() throws IOException {
        Files.writeString(folder.resolve("main.ts"), "const x: number = 1;");
        Files.writeString(folder.resolve("tsconfig.json"), "{ \"extends\": \"./base\" }");
        Files.writeString(
                folder.resolve("base.json"), "{ \"compilerOptions\": { \"target\": \"es5\", \"stict\": true } }");
        Finished finished =
                JavaProgram.commandLine("check", "main.ts").in(folder).run();
        assertThat(finished.stderr()).contains("base.json: unknown compiler option \"stict\"", "strict, ");
        finished.endedWith(3);
    }

    @Test
    void anOptionOfTheWrongKindIsAWrongConfiguration() throws IOException {
        Files.writeString(folder.resolve("main.ts"), "const x: number = 1;");
        Files.writeString(folder.resolve("deno.json"), "{ \"compilerOptions\": { \"strict\": \"yes\" } }");
        Finished finished =
                JavaProgram.commandLine("check", "main.ts").in(folder).run();
        assertThat(finished.stderr()).contains("deno.json: the compiler option \"strict\" must be true or false");
        finished.endedWith(3);
    }

    @Test
    void aMissingScriptIsNoInput() {
        JavaProgram.commandLine("check", "nowhere.ts").in(folder).run().endedWith(66);
    }
}
