package io.networkruntime.engine.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own with the class path of the tests, for what happens once per process. */
record NewProcess(Process process, Path output, Path errors) {
    private static final long DEADLINE_SECONDS = 60;

    static NewProcess start(Path folder, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "process", ".out");
        Path errors = Files.createTempFile(folder, "process", ".err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        return new NewProcess(process, output, errors);
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the process has not ended within " + DEADLINE_SECONDS + " s");
        }
        return process.exitValue();
    }

    String outputText() throws IOException {
        return Files.readString(output);
    }

    String errorText() throws IOException {
        return Files.readString(errors);
    }
}
