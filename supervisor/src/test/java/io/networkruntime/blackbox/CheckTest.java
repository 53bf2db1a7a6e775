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
    void aMissingScriptIsNoInput() {
        JavaProgram.commandLine("check", "nowhere.ts").in(folder).run().endedWith(66);
    }
}
