package io.networkruntime.supervisor.pool;

import io.networkruntime.supervisor.process.AgentCommand;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every agent is started from: the files and the flags.
 *
 * @param javaHome the JDK that runs agents, the supervisor's own
 * @param classPath what an agent needs of ours, in order
 * @param natives the folder with V8's library and data
 * @param snapshot of the worker bundle
 * @param aotCache of the JVM, if there is one
 * @param emptyFolder the working directory
 * @param mainClass the class that agents run
 */
public record AgentImage(
        Path javaHome,
        List<Path> classPath,
        Path natives,
        Path snapshot,
        Optional<Path> aotCache,
        Path emptyFolder,
        String mainClass) {

    /** The class that each agent runs; in another module, which this one must not see. */
    static final String MAIN_CLASS = "io.networkruntime.agent.AgentMain";

    /** The class that makes snapshots and trains the AOT cache. */
    static final String PREPARE_CLASS = "io.networkruntime.agent.PrepareMain";

    /** Part of what an AOT cache depends on: the same flags must stand in the run that makes it. */
    static final List<String> JVM_FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-Xms8m",
            // Large enough for what isolates may be sent and not have read; the agent itself keeps its heap small.
            "-Xmx1g",
            "-XX:-ShrinkHeapInSteps",
            "-XX:MinHeapFreeRatio=20",
            "-XX:MaxHeapFreeRatio=40",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=16m",
            "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism",
            "-XX:TrimNativeHeapInterval=2000",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xrs",
            // What the JVM has to say must not look like frames.
            "-Xlog:disable",
            "-Xlog:all=warning:stderr",
            "-XX:+DisplayVMOutputToStderr",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djdk.reflect.useNativeAccessorOnly=true");

    private static final int MAX_OPEN_FILES = 64;

    /**
     * All of it. The variables of malloc(3), see mallopt(3), have an ended isolate's memory go back to the kernel: what is
     * freed and kept counts against the cap of the agent, and so against the neighbours.
     */
    private static Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(Map.of(
                "LANG", "C.UTF-8",
                "MALLOC_ARENA_MAX", "2",
                "MALLOC_MMAP_THRESHOLD_", "131072",
                "MALLOC_TRIM_THRESHOLD_", "1048576"));
        String zone = System.getenv().getOrDefault("TZ", "");
        // An empty one would be a zone that nobody knows; without any it is the machine's.
        if (!zone.isBlank()) {
            all.put("TZ", zone);
        }
        return all;
    }

    /**
     * The image of another program that speaks the protocol: for tests of what a hostile one can do.
     *
     * @param argument its first argument
     */
    public AgentImage running(String program, List<Path> programPath, String argument) {
        return new AgentImage(
                javaHome, programPath, Path.of(argument), snapshot, Optional.empty(), emptyFolder, program);
    }

    AgentCommand command() {
        return command(mainClass, List.of(natives.toString(), snapshot.toString()), aotCache, JVM_FLAGS, false);
    }

    AgentCommand command(
            String mainClass, List<String> arguments, Optional<Path> cache, List<String> flags, boolean mayWrite) {
        return new AgentCommand(
                javaHome,
                classPath,
                flags,
                cache,
                new LinkedHashMap<>(),
                mainClass,
                arguments,
                environment(),
                emptyFolder,
                MAX_OPEN_FILES,
                mayWrite);
    }
}
