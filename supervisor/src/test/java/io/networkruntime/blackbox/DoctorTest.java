package io.networkruntime.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code doctor}, and what the verbose start says of this machine. */
final class DoctorTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsEnforcedIsListedALineEach() {
        Finished finished = JavaProgram.commandLine("doctor").in(folder).run();
        assertThat(finished.stdout().lines().skip(1))
                .allSatisfy(line -> assertThat(line).matches("(enforced |weaker   |missing  )[a-zA-Z0-9 ]+: .+"))
                .anySatisfy(line -> assertThat(line).startsWith("enforced V8: loaded from "))
                .anySatisfy(line -> assertThat(line).contains("CPU limits: "))
                .anySatisfy(line -> assertThat(line).contains("memory limits: "));
        finished.endedWith(0);
    }

    @Test
    void strictlyWhatIsWeakerIsAFailure() {
        Finished finished =
                JavaProgram.commandLine("doctor", "--strict").in(folder).run();
        assertThat(finished.stdout()).contains("weaker   system calls: ");
        assertThat(finished.stderr()).contains("weaker or missing");
        finished.endedWith(4);
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        Path occupied = Files.writeString(folder.resolve("file"), "");
        Finished finished = JavaProgram.commandLine("doctor")
                .in(folder)
                .with(Map.of("NETWORK_RUNTIME_CACHE", occupied.resolve("cache").toString()))
                .run();
        assertThat(finished.stdout()).contains("missing  V8: cannot write to the cache folder " + occupied);
        assertThat(finished.stderr()).contains("1 of 7 missing");
        finished.endedWith(4);
    }

    @Test
    void aVerboseStartSaysTheSame() {
        Finished finished = JavaProgram.commandLine("eval", "-v", "await new V8Sandbox().createIsolate(); Deno.exit(0)")
                .in(folder)
                .run();
        assertThat(finished.stderr()).contains("weaker   system calls: ").contains("memory limits: ");
        finished.endedWith(0);
    }
}
