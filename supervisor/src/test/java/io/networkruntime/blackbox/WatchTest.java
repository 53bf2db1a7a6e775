package io.networkruntime.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --watch}: the program is run again when one of its files changes. */
final class WatchTest {
    @TempDir
    private Path folder;

    @Test
    void aChangeOfAnImportedModuleRestartsTheProgramUntilASignalComes() throws IOException {
        Files.writeString(
                folder.resolve("main.js"),
                "import { v } from './dep.js'; console.log('run', v); setInterval(() => {}, 1000)");
        Files.writeString(folder.resolve("dep.js"), "export const v = 1");
        try (RunningProgram program =
                JavaProgram.commandLine("--watch", "main.js").in(folder).start()) {
            program.awaitOutput("run 1\n");
            Files.writeString(folder.resolve("dep.js"), "export const v = 2");
            program.awaitOutput("run 2\n");
            Files.writeString(folder.resolve("dep.js"), "export const v = ;");
            awaitError(program, "Process failed. Restarting on file change...");
            // As editors do it.
            Path next = Files.writeString(folder.resolve("dep.js.new"), "export const v = 3");
            Files.move(next, folder.resolve("dep.js"), StandardCopyOption.ATOMIC_MOVE);
            program.awaitOutput("run 3\n");
            program.signal("INT");
            program.finish().endedWith(130);
            assertThat(program.stdout()).isEqualTo("run 1\nrun 2\nrun 3\n");
            assertThat(program.stderr())
                    .contains("Watcher Process started.", "File change detected! Restarting!", "dep.js:1:18");
        }
    }

    @Test
    void aProgramThatHasEndedWaitsForAChangeOrASignal() throws IOException {
        Files.writeString(folder.resolve("main.js"), "console.log('done', 1)");
        try (RunningProgram program =
                JavaProgram.commandLine("--watch", "main.js").in(folder).start()) {
            awaitError(program, "Process finished. Restarting on file change...");
            Files.writeString(folder.resolve("main.js"), "console.log('done', 2)");
            program.awaitOutput("done 2\n");
            program.signal("TERM");
            program.finish().endedWith(143);
        }
    }

    private static void awaitError(RunningProgram program, String text) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(program.stderr()).contains(text));
    }
}
