package io.networkruntime.supervisor.cli;

import io.networkruntime.api.Console;
import io.networkruntime.api.Isolation;
import io.networkruntime.api.Limits;
import io.networkruntime.supervisor.limits.ByteSize;
import io.networkruntime.supervisor.main.SandboxDefaults;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The named options about sandboxes and the run, shared by the commands that run a script. */
final class SandboxOptions {
    private static final int DEFAULT_AGENTS = 2;
    private static final int MAX_AGENTS = 256;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--agents",
            paramLabel = "N",
            converter = Quantities.Count.class,
            description = "Agent processes that hold worker isolates, 1 to 256 (default: 2).")
    private @Nullable Long agents;

    @Option(
            names = "--cpu-limit",
            paramLabel = "TIME",
            converter = Quantities.Time.class,
            description = "CPU time of one turn of an isolate (default: 500ms; 0: none).")
    private @Nullable Duration cpuLimit;

    @Option(
            names = "--memory-limit",
            paramLabel = "SIZE",
            converter = Quantities.Size.class,
            description = "Heap, ArrayBuffers and WebAssembly memory of an isolate (default: 0, none).")
    private @Nullable ByteSize memoryLimit;

    @Option(
            names = "--wall-limit",
            paramLabel = "TIME",
            converter = Quantities.Time.class,
            description = "Wall time of one turn of an isolate (default: 0, none).")
    private @Nullable Duration wallLimit;

    @Option(
            names = "--cpu-total",
            paramLabel = "TIME",
            converter = Quantities.Time.class,
            description = "CPU time over an isolate's life (default: 0, none).")
    private @Nullable Duration cpuTotal;

    @Option(
            names = "--idle-limit",
            paramLabel = "TIME",
            converter = Quantities.Time.class,
            description = "How long an isolate may do nothing (default: 0, for ever).")
    private @Nullable Duration idleLimit;

    @Option(
            names = "--total-memory",
            paramLabel = "SIZE",
            converter = Quantities.Size.class,
            description = "What all agents may hold; more isolates are refused (default: 0, no limit).")
    private @Nullable ByteSize totalMemory;

    @Option(
            names = "--isolation",
            paramLabel = "KIND",
            description = "Who may share an agent: shared, tenant or process (default: shared).")
    private @Nullable String isolation;

    @Option(
            names = "--console",
            paramLabel = "KIND",
            description = "A worker's console: none, inherit or event (default: none).")
    private @Nullable String console;

    @Option(
            names = "--max-time",
            paramLabel = "TIME",
            converter = Quantities.Time.class,
            description = "Ends the whole program after this time, with exit code 124.")
    private @Nullable Duration maxTime;

    @Option(
            names = {"-v", "--verbose"},
            description = "Says on standard error what agents do.")
    private boolean verbose;

    boolean verbose() {
        return verbose;
    }

    Duration maxTime() {
        return maxTime == null ? Duration.ZERO : maxTime;
    }

    /** The settings, with the positional forms of three of them; both forms of one are a usage error. */
    SandboxDefaults resolve(@Nullable Long threads, @Nullable Long cpuMillis, @Nullable Long memoryMib) {
        conflict("threads", threads, "--agents", agents);
        conflict("cpu_limit_ms", cpuMillis, "--cpu-limit", cpuLimit);
        conflict("memory_limit_mb", memoryMib, "--memory-limit", memoryLimit);
        long count = threads != null ? threads : agents != null ? agents : DEFAULT_AGENTS;
        if (count < 1 || count > MAX_AGENTS) {
            throw usage((threads != null ? "threads" : "--agents") + " must be from 1 to " + MAX_AGENTS + ": " + count);
        }
        return new SandboxDefaults(
                (int) count,
                word(Isolation.class, "--isolation", isolation, Isolation.SHARED),
                limits(cpuMillis, memoryMib),
                word(Console.class, "--console", console, Console.NONE),
                verbose,
                totalMemory == null ? 0 : totalMemory.bytes());
    }

    private Limits limits(@Nullable Long cpuMillis, @Nullable Long memoryMib) {
        Duration cpu = cpuMillis != null
                ? Duration.ofMillis(cpuMillis)
                : cpuLimit != null ? cpuLimit : Limits.DEFAULT.cpuPerTurn();
        try {
            long memory = memoryMib != null
                    ? ByteSize.ofMebibytes(memoryMib).bytes()
                    : memoryLimit != null ? memoryLimit.bytes() : 0;
            return new Limits(cpu, orNone(cpuTotal), orNone(wallLimit), memory, orNone(idleLimit));
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private static Duration orNone(@Nullable Duration value) {
        return value == null ? Duration.ZERO : value;
    }

    private void conflict(String positional, @Nullable Object first, String named, @Nullable Object second) {
        if (first != null && second != null) {
            throw usage(positional + " and " + named + " say the same thing: give one of them");
        }
    }

    private <E extends Enum<E>> E word(Class<E> type, String option, @Nullable String text, E otherwise) {
        if (text == null) {
            return otherwise;
        }
        for (E value : type.getEnumConstants()) {
            if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
                return value;
            }
        }
        throw usage(option + " knows no '" + text + "'");
    }

    private ParameterException usage(String message) {
        if (spec == null) {
            throw new IllegalStateException(message);
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
