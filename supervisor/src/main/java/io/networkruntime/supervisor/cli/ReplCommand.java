package io.networkruntime.supervisor.cli;

import io.networkruntime.supervisor.main.Program;
import io.networkruntime.supervisor.main.ReplMode;
import java.io.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code repl}: evaluates what is typed or piped in, in a main isolate. */
@Command(
        name = "repl",
        mixinStandardHelpOptions = true,
        description =
                "Reads JavaScript or TypeScript from standard input, evaluates it and prints the values; await works, _ is the last value.")
final class ReplCommand implements Callable<Integer> {
    private final Run run;

    @Mixin
    private final SandboxOptions options = new SandboxOptions();

    @Mixin
    private final ProgramOptions program = new ProgramOptions();

    ReplCommand(Run run) {
        this.run = run;
    }

    @Override
    public Integer call() {
        run.readTexts(isTerminal() ? ReplMode.TERMINAL : ReplMode.PIPED);
        return run.program(
                new Program.Text(run.workingDirectory(), "$repl.js", ""),
                program,
                settings -> options.settle(settings, null, null, null));
    }

    @SuppressWarnings("SystemConsoleNull") // one checker says that it is never null, another that it may be
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
