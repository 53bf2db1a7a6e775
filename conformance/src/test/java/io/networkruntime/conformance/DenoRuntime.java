package io.networkruntime.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What can run a script that is written for Deno.
 *
 * @param command what stands before the script on the command line
 * @param work a folder for what the runs write and keep
 */
record DenoRuntime(List<String> command, Path work) {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What a run left behind; {@code errors} is its standard error. */
    record Finished(int exit, String output, String errors) {}

    /** The product, from the class path of this test. */
    static DenoRuntime product(Path work) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new DenoRuntime(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        classPath,
                        "io.networkruntime.supervisor.cli.Main"),
                work);
    }

    /** Deno itself, where the property {@code conformance.deno} names its program. */
    static Optional<DenoRuntime> deno(Path work) {
        return Optional.ofNullable(System.getProperty("conformance.deno"))
                .filter(name -> !name.isEmpty())
                .map(name -> new DenoRuntime(
                        List.of(name, "run", "-A", "--no-lock", "--quiet", "--unstable-net", "--unstable-fs"), work));
    }

    Finished run(Path script) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Files.createDirectories(work), "run");
        Path output = folder.resolve("stdout");
        Path errors = folder.resolve("stderr");
        List<String> whole = new ArrayList<>(command);
        whole.add(script.toString());
        ProcessBuilder builder = new ProcessBuilder(whole)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().keySet().removeAll(List.of("FORCE_COLOR", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment().put("NO_COLOR", "1");
        builder.environment()
                .put(
                        "NETWORK_RUNTIME_CACHE",
                        Files.createDirectories(work.resolve("cache")).toString());
        Process process = builder.start();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(script.getFileName() + " still runs after " + PATIENCE + ":\n"
                        + Files.readString(output) + Files.readString(errors));
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Finished(process.exitValue(), Files.readString(output), Files.readString(errors));
    }
}
