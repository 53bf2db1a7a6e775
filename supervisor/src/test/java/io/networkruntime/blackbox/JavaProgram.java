package io.networkruntime.blackbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A class with a main method, to be run in a JVM of its own with the class path of the test. */
final class JavaProgram {
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final String mainClass;
    private final List<String> arguments;
    private Path folder = Checkout.root();
    private Map<String, String> environment = Map.of();
    private String input = "";
    private List<String> wrapper = List.of();

    private JavaProgram(String mainClass, List<String> arguments) {
        this.mainClass = mainClass;
        this.arguments = List.copyOf(arguments);
    }

    /** The product's command line. */
    static JavaProgram commandLine(String... arguments) {
        return commandLine(List.of(arguments));
    }

    static JavaProgram commandLine(List<String> arguments) {
        return new JavaProgram("io.networkruntime.supervisor.cli.Main", arguments);
    }

    static JavaProgram of(Class<?> mainClass, String... arguments) {
        return new JavaProgram(mainClass.getName(), List.of(arguments));
    }

    /** A file of Java source, which the JVM compiles first (JEP 330). */
    static JavaProgram ofSource(Path source) {
        return new JavaProgram(source.toString(), List.of());
    }

    JavaProgram in(Path workingDirectory) {
        folder = workingDirectory;
        return this;
    }

    /** To be started by another program, which gets the command as its last arguments. */
    JavaProgram under(List<String> program) {
        wrapper = program;
        return this;
    }

    JavaProgram with(Map<String, String> variables) {
        environment = variables;
        return this;
    }

    JavaProgram reading(String stdin) {
        input = stdin;
        return this;
    }

    /** Starts it and waits for its end. */
    Finished run() {
        try (RunningProgram running = start()) {
            return running.finish();
        }
    }

    RunningProgram start() {
        try {
            Path files = Files.createTempDirectory(
                    Files.createDirectories(Checkout.cache().resolveSibling("blackbox-runs")), "run");
            Path stdin = Files.writeString(files.resolve("stdin"), input);
            ProcessBuilder builder = new ProcessBuilder(command()).directory(folder.toFile());
            builder.redirectInput(stdin.toFile());
            builder.redirectOutput(files.resolve("stdout").toFile());
            builder.redirectError(files.resolve("stderr").toFile());
            Map<String, String> variables = builder.environment();
            variables.keySet().removeAll(List.of("NO_COLOR", "FORCE_COLOR", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
            variables.put(
                    "NETWORK_RUNTIME_CACHE",
                    Files.createDirectories(Checkout.cache()).toString());
            variables.putAll(environment);
            return new RunningProgram(builder.start(), files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add("-cp");
        command.add(classPath());
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    private static String classPath() {
        String given = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return String.join(File.pathSeparator, given.split(File.pathSeparator));
    }
}
