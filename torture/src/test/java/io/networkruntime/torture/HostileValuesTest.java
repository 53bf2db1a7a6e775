package io.networkruntime.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rows H: what workers do to the script that hosts them. Each case is a main script that checks for itself, and is run by
 * the command line in a process of its own.
 */
class HostileValuesTest {
    private static final boolean LONG = Boolean.getBoolean("torture.long");
    private static final long SECONDS = LONG ? 120 : 60;

    static Stream<Path> scripts() throws IOException {
        String only = System.getProperty("torture.case", "");
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/cases/host"))) {
            return files.filter(file -> file.getFileName().toString().contains(only)).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aHostThatHearsAnythingGoesOn(Path script, @TempDir Path folder) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command(script))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            String printed = Files.readString(output);
            assertThat(ended).as("ended within %s s: %s", SECONDS, printed).isTrue();
            assertThat(process.exitValue()).as(printed).isZero();
            assertThat(printed).isEmpty();
            assertThat(process.descendants()).as("agents left over").isEmpty();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static List<String> command(Path script) {
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-Xms16m",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "io.networkruntime.supervisor.cli.Main",
                script.toString(),
                "--",
                LONG ? "long" : "short");
    }
}
