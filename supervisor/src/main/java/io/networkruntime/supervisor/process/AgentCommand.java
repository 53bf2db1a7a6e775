package io.networkruntime.supervisor.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The command line of an agent JVM, and what surrounds it, as data.
 *
 * @param javaHome the JDK whose {@code bin/java} runs the agent
 * @param classPath jars, in order
 * @param jvmFlags flags of the JVM, before everything else
 * @param aotCache the cache file given as {@code -XX:AOTCache}, if there is one
 * @param systemProperties given as {@code -Dname=value}
 * @param mainClass the class whose main method runs
 * @param arguments its arguments
 * @param environment the whole environment of the agent: nothing of ours is passed on
 * @param workingDirectory an existing directory, empty for an agent that runs guests
 * @param maxOpenFiles {@code ulimit -n}; at least 16
 * @param mayWriteFiles false sets {@code ulimit -f 0}; true is for the run that makes an AOT cache
 */
public record AgentCommand(
        Path javaHome,
        List<Path> classPath,
        List<String> jvmFlags,
        Optional<Path> aotCache,
        SequencedMap<String, String> systemProperties,
        String mainClass,
        List<String> arguments,
        Map<String, String> environment,
        Path workingDirectory,
        int maxOpenFiles,
        boolean mayWriteFiles)
        implements Launchable {

    public AgentCommand {
        classPath = List.copyOf(classPath);
        jvmFlags = List.copyOf(jvmFlags);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        if (maxOpenFiles < 16) {
            throw new IllegalArgumentException("maxOpenFiles must be at least 16: " + maxOpenFiles);
        }
    }

    @Override
    public List<String> commandLine() {
        List<String> line = new ArrayList<>();
        line.add(javaHome.resolve("bin").resolve("java").toString());
        line.addAll(jvmFlags);
        aotCache.ifPresent(file -> line.add("-XX:AOTCache=" + file));
        systemProperties.forEach((name, value) -> line.add("-D" + name + "=" + value));
        line.add("-cp");
        line.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        line.add(mainClass);
        line.addAll(arguments);
        return line;
    }

    @Override
    public Optional<String> problem() {
        Path java = javaHome.resolve("bin").resolve("java");
        if (!Files.isExecutable(java)) {
            return Optional.of("no executable " + java + ": set JAVA_HOME to a JDK 25");
        }
        return classPath.stream()
                .filter(entry -> !Files.exists(entry))
                .findFirst()
                .map(entry -> "class path entry " + entry + " does not exist: reinstall or rebuild");
    }
}
