package io.networkruntime.supervisor.cli;

import io.networkruntime.supervisor.main.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code run}, which is also what happens when no command is named. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs a script (implied when no command is named).")
class RunCommand implements Callable<Integer> {
    private final Run run;

    @Mixin
    private final SandboxOptions options = new SandboxOptions();

    @Mixin
    private final ProgramOptions program = new ProgramOptions();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "script",
            description = "The main script, an ES module or TypeScript; - reads it from standard input.")
    private @Nullable String script;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "threads",
            converter = Quantities.Count.class,
            description = "Agent processes (default: 2).")
    private @Nullable Long threads;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "cpu_limit_ms",
            converter = Quantities.Count.class,
            description = "CPU time of one turn of an isolate, in ms (default: 500; 0: none).")
    private @Nullable Long cpuLimitMs;

    @Parameters(
            index = "3",
            arity = "0..1",
            paramLabel = "memory_limit_mb",
            converter = Quantities.Count.class,
            description = "Memory of an isolate, in MiB (default: 0, none).")
    private @Nullable Long memoryLimitMb;

    RunCommand(Run run) {
        this.run = run;
    }

    /**
     * The command whose arguments are a script and numbers alone, which most command lines are: they need no parser, whose
     * making is a quarter of the start of a small script.
     *
     * @return empty if the parser must look at them, also because one of them is wrong
     */
    static Optional<RunCommand> ofWords(Run run, List<String> arguments) {
        if (arguments.isEmpty()
                || arguments.size() > 4
                || !arguments.getFirst().matches("[^-].*\\.[a-z]+")
                || !arguments.stream().skip(1).allMatch(Quantities.Count::isCount)) {
            return Optional.empty();
        }
        RunCommand command = new RunCommand(run);
        command.script = arguments.getFirst();
        List<Long> numbers = arguments.stream().skip(1).map(Long::valueOf).toList();
        command.threads = numbers.size() > 0 ? numbers.get(0) : null;
        command.cpuLimitMs = numbers.size() > 1 ? numbers.get(1) : null;
        command.memoryLimitMb = numbers.size() > 2 ? numbers.get(2) : null;
        return Optional.of(command);
    }

    @Override
    public Integer call() throws IOException {
        Run.Settling settling = settings -> options.settle(settings, threads, cpuLimitMs, memoryLimitMb);
        if (script == null) {
            if (program.printConfig()) {
                return run.program(new Program.Text(run.workingDirectory(), "$none.js", ""), program, settling);
            }
            var _ = settling.settle(new Effective(ConfigFile.NONE));
            return run.usage("which script? Give a file, or - for standard input");
        }
        if (script.equals("-")) {
            String code = new String(run.stdin().readAllBytes(), StandardCharsets.UTF_8);
            return run.program(new Program.Text(run.workingDirectory(), "$stdin.js", code), program, settling);
        }
        var _ = settling.settle(new Effective(ConfigFile.NONE));
        Path file = run.workingDirectory().resolve(script).normalize();
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return run.fail(ExitCode.NO_INPUT, reason(file));
        }
        return run.program(new Program.File(file.toRealPath()), program, settling);
    }

    private String reason(Path file) {
        if (!Files.exists(file)) {
            return "script not found: " + script;
        }
        return Files.isDirectory(file) ? "the script is a folder: " + script : "script cannot be read: " + script;
    }
}
