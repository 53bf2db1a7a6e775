package io.networkruntime.supervisor.cli;

import io.networkruntime.supervisor.main.Program;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code eval CODE}: runs a script that stands on the command line. */
@Command(name = "eval", mixinStandardHelpOptions = true, description = "Runs CODE as an ES module.")
final class EvalCommand implements Callable<Integer> {
    private final Run run;

    @Mixin
    private final SandboxOptions options = new SandboxOptions();

    @Mixin
    private final ProgramOptions program = new ProgramOptions();

    @Parameters(index = "0", paramLabel = "CODE", description = "The module's text.")
    private String code = "";

    EvalCommand(Run run) {
        this.run = run;
    }

    @Override
    public Integer call() {
        return run.program(
                new Program.Text(run.workingDirectory(), "$eval.js", code),
                program,
                settings -> options.settle(settings, null, null, null));
    }
}
