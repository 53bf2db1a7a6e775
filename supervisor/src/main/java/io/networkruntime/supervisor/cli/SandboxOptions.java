package io.networkruntime.supervisor.cli;

import io.networkruntime.api.Console;
import io.networkruntime.api.Isolation;
import io.networkruntime.api.Limits;
import io.networkruntime.supervisor.limits.ByteSize;
import io.networkruntime.supervisor.main.SandboxDefaults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The named options about sandboxes and the run, shared by the commands that run a script. */
final class SandboxOptions {
    private static final int DEFAULT_AGENTS = 2;
    private static final int MAX_AGENTS = 256;
    private static final double MEBIBYTE = 1 << 20;

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

    /** All of them. */
    Run.Settled settle(Effective settings, @Nullable Long threads, @Nullable Long cpuMillis, @Nullable Long memoryMib) {
        SandboxDefaults sandbox = resolve(settings, threads, cpuMillis, memoryMib);
        double end = settings.number(ConfigKey.MAX_TIME, null, milliseconds(maxTime), 0);
        return new Run.Settled(sandbox, millis(end));
    }

    /** The settings, with the positional forms of three of them; both forms of one are a usage error. */
    private SandboxDefaults resolve(
            Effective settings, @Nullable Long threads, @Nullable Long cpuMillis, @Nullable Long memoryMib) {
        conflict("threads", threads, "--agents", agents);
        conflict("cpu_limit_ms", cpuMillis, "--cpu-limit", cpuLimit);
        conflict("memory_limit_mb", memoryMib, "--memory-limit", memoryLimit);
        double count = settings.number(ConfigKey.AGENTS, threads, agents, DEFAULT_AGENTS);
        if (count < 1 || count > MAX_AGENTS) {
            throw new UsageException((threads != null ? "threads" : "--agents") + " must be from 1 to " + MAX_AGENTS
                    + ": " + (long) count);
        }
        return new SandboxDefaults(
                (int) count,
                word(Isolation.class, "--isolation", settings.text(ConfigKey.ISOLATION, isolation, "shared")),
                limits(settings, cpuMillis, memoryMib),
                word(Console.class, "--console", settings.text(ConfigKey.CONSOLE, console, "none")),
                verbose,
                bytes(settings.number(ConfigKey.TOTAL_MEMORY, null, mebibytes(totalMemory), 0)));
    }

    private Limits limits(Effective settings, @Nullable Long cpuMillis, @Nullable Long memoryMib) {
        double cpu = Limits.DEFAULT.cpuPerTurn().toMillis();
        try {
            if (memoryMib != null) {
                var _ = ByteSize.ofMebibytes(memoryMib);
            }
            return new Limits(
                    millis(settings.number(ConfigKey.CPU_LIMIT, cpuMillis, milliseconds(cpuLimit), cpu)),
                    millis(settings.number(ConfigKey.CPU_TOTAL, null, milliseconds(cpuTotal), 0)),
                    millis(settings.number(ConfigKey.WALL_LIMIT, null, milliseconds(wallLimit), 0)),
                    bytes(settings.number(ConfigKey.MEMORY_LIMIT, memoryMib, mebibytes(memoryLimit), 0)),
                    millis(settings.number(ConfigKey.IDLE_LIMIT, null, milliseconds(idleLimit), 0)));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Number milliseconds(@Nullable Duration value) {
        return value == null ? null : value.toNanos() / 1e6;
    }

    private static @Nullable Number mebibytes(@Nullable ByteSize value) {
        return value == null ? null : value.bytes() / MEBIBYTE;
    }

    private static Duration millis(double value) {
        return Duration.ofNanos((long) (value * 1e6));
    }

    private static long bytes(double mebibytes) {
        return (long) (mebibytes * MEBIBYTE);
    }

    private void conflict(String positional, @Nullable Object first, String named, @Nullable Object second) {
        if (first != null && second != null) {
            throw new UsageException(positional + " and " + named + " say the same thing: give one of them");
        }
    }

    private <E extends Enum<E>> E word(Class<E> type, String option, String text) {
        List<String> words = new ArrayList<>();
        for (E value : type.getEnumConstants()) {
            String word = value.name().toLowerCase(Locale.ROOT);
            if (word.equals(text)) {
                return value;
            }
            words.add(word);
        }
        throw new UsageException(option + " must be one of " + String.join(", ", words) + ": '" + text + "'");
    }
}
