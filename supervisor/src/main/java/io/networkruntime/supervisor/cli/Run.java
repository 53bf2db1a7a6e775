package io.networkruntime.supervisor.cli;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import io.networkruntime.api.Limits;
import io.networkruntime.api.SandboxHost;
import io.networkruntime.engine.natives.NativesUnavailableException;
import io.networkruntime.engine.snapshot.SnapshotFile;
import io.networkruntime.supervisor.main.MainIsolate;
import io.networkruntime.supervisor.main.MainSettings;
import io.networkruntime.supervisor.main.Program;
import io.networkruntime.supervisor.main.SandboxDefaults;
import io.networkruntime.supervisor.pool.AgentImages;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** One run of the command line: what it has from its surroundings, and how a program is run to its exit code. */
final class Run {
    private static final String NAME = "network-runtime";
    private static final Duration DRAIN = Duration.ofSeconds(2);

    private final List<String> scriptArguments;
    private final CompletableFuture<V8Host> engine;
    private final PrintStream errors =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    private final InputStream stdin = new FileInputStream(FileDescriptor.in);

    /**
     * A run that has not begun.
     *
     * @param scriptArguments what stood behind {@code --}
     * @param engine V8, which is being loaded
     */
    Run(List<String> scriptArguments, CompletableFuture<V8Host> engine) {
        this.scriptArguments = scriptArguments;
        this.engine = engine;
    }

    InputStream stdin() {
        return stdin;
    }

    Path workingDirectory() {
        return Path.of("").toAbsolutePath();
    }

    int usage(String message) {
        errors.println(NAME + ": " + message);
        errors.println("Try '" + NAME + " --help'.");
        return ExitCode.USAGE;
    }

    int fail(int code, String message) {
        errors.println(NAME + ": " + message);
        return code;
    }

    /** Runs a program to its end and gives the exit code. */
    int program(Program program, SandboxDefaults defaults, Duration maxTime) {
        Consumer<String> log = defaults.verbose() ? line -> errors.println("[" + NAME + "] " + line) : _ -> {};
        if (!defaults.limits().equals(Limits.NONE) && !Meters.work()) {
            return fail(ExitCode.UNENFORCEABLE, "limits cannot be enforced here: /proc is not mounted or not readable");
        }
        SandboxHost host = SandboxHost.start(log);
        MainIsolate main = new MainIsolate(host, settings(defaults, log));
        main.prestart();
        Signals signals = Signals.install(main::exit, DRAIN);
        if (!maxTime.isZero()) {
            host.services().after(maxTime, () -> main.exit(ExitCode.TIMEOUT));
        }
        try {
            V8Host v8 = engine.join();
            Path snapshot = AgentImages.mainSnapshot(host.services().image().join());
            return main.run(v8, SnapshotFile.read(snapshot), program);
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            int code = cause instanceof NativesUnavailableException ? ExitCode.UNENFORCEABLE : ExitCode.INTERNAL;
            return fail(code, String.valueOf(cause.getMessage()));
        } catch (IOException | JavetException e) {
            return fail(ExitCode.INTERNAL, "internal error: " + e.getMessage());
        } finally {
            host.close();
            signals.settle();
        }
    }

    private MainSettings settings(SandboxDefaults defaults, Consumer<String> log) {
        return new MainSettings(
                scriptArguments,
                workingDirectory(),
                defaults,
                stdin,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Colors.wanted(System.getenv()),
                Colors.wanted(System.getenv()),
                log);
    }
}
