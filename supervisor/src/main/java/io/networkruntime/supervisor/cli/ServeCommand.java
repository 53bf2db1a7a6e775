package io.networkruntime.supervisor.cli;

import io.networkruntime.supervisor.main.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code serve}: has a module that exports {@code default { fetch }} answer requests. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Serves HTTP with a module that has `export default { fetch }`.")
final class ServeCommand implements Callable<Integer> {
    private static final int MAX_PORT = 65535;

    private final Run run;

    @Mixin
    private final SandboxOptions options = new SandboxOptions();

    @Mixin
    private final ProgramOptions program = new ProgramOptions();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8000",
            description = "TCP port, 0 for any that is free (default: 8000).")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "0.0.0.0",
            description = "Address to listen on (default: 0.0.0.0, all).")
    private String host = "";

    @Parameters(index = "0", arity = "0..1", paramLabel = "script", description = "The main module.")
    private @Nullable String script;

    ServeCommand(Run run) {
        this.run = run;
    }

    @Override
    public Integer call() throws IOException {
        if (script == null) {
            return run.usage("which script? Give a file");
        }
        if (port < 0 || port > MAX_PORT) {
            return run.usage("--port must be from 0 to " + MAX_PORT + ", not " + port);
        }
        Path file = run.workingDirectory().resolve(script).normalize();
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return run.fail(ExitCode.NO_INPUT, "script not found or not readable: " + script);
        }
        return run.program(
                new Program.Server(file.toRealPath(), host, port),
                program,
                settings -> options.settle(settings, null, null, null));
    }
}
