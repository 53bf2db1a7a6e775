package io.networkruntime.supervisor.cli;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import io.networkruntime.api.Limits;
import io.networkruntime.api.SandboxHost;
import io.networkruntime.engine.natives.NativesUnavailableException;
import io.networkruntime.engine.snapshot.SnapshotFile;
import io.networkruntime.supervisor.main.InspectorSettings;
import io.networkruntime.supervisor.main.MainIsolate;
import io.networkruntime.supervisor.main.MainSettings;
import io.networkruntime.supervisor.main.ModuleSettings;
import io.networkruntime.supervisor.main.Program;
import io.networkruntime.supervisor.main.ReplMode;
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
import java.util.Map;
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
    private volatile boolean signalled;
    private ReplMode repl = ReplMode.OFF;
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

    /** V8, which may still be loading. */
    CompletableFuture<V8Host> engine() {
        return engine;
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

    private void warn(String message) {
        errors.println(NAME + ": warning: " + message);
    }

    int fail(int code, String message) {
        errors.println(NAME + ": " + message);
        return code;
    }

    /** Runs a program as the options say, and gives the exit code. */
    int program(Program program, ProgramOptions how, Settling settling) {
        try {
            ConfigFile config = how.config(workingDirectory(), program.folder());
            Effective effective = new Effective(config);
            Settled settled = settling.settle(effective);
            if (how.printConfig()) {
                System.out.println(effective.json());
                return ExitCode.OK;
            }
            if (how.watch()) {
                return new WatchedRun(this, errors).run(watch -> attempt(program, how, settling, watch));
            }
            return once(program, plan(program, how, config, settled, _ -> {}), _ -> {});
        } catch (ConfigurationException e) {
            return fail(ExitCode.CONFIGURATION, String.valueOf(e.getMessage()));
        }
    }

    /** What the options about sandboxes come to. */
    record Settled(SandboxDefaults sandbox, Duration maxTime) {}

    /** Decides on the options about sandboxes, beside a configuration. */
    @FunctionalInterface
    interface Settling {
        Settled settle(Effective settings);
    }

    /** Everything that a run is decided by. */
    private record Plan(
            Settled settled, Map<String, String> environment, ModuleSettings modules, InspectorSettings inspector) {}

    private Plan plan(
            Program program, ProgramOptions how, ConfigFile config, Settled settled, Consumer<String> opened) {
        return new Plan(
                settled,
                how.environment(how.envFiles(workingDirectory(), config), this::warn),
                new ModuleSettings(
                        how.imports(config, program.folder()), how.typeScript(config, program.folder()), opened),
                how.inspector());
    }

    /** One run among several, with everything read anew. */
    private int attempt(Program program, ProgramOptions how, Settling settling, SourceWatch watch) {
        try {
            switch (program) {
                case Program.File(var script) -> watch.add(script);
                case Program.Server server -> watch.add(server.path());
                case Program.Text _ -> {}
            }
            ConfigFile config = how.config(workingDirectory(), program.folder());
            if (config.file() != null) {
                watch.add(config.file());
            }
            how.envFiles(workingDirectory(), config).forEach(watch::add);
            Settled settled = settling.settle(new Effective(config));
            Plan plan = plan(program, how, config, settled, watch::addUrl);
            return once(program, plan, main -> watch.onChange(() -> main.exit(ExitCode.OK)));
        } catch (ConfigurationException e) {
            return fail(ExitCode.CONFIGURATION, String.valueOf(e.getMessage()));
        }
    }

    /** Has the programs of this run go on by reading from standard input. */
    void readTexts(ReplMode mode) {
        repl = mode;
    }

    /** Whether a signal has asked for the end. */
    boolean isSignalled() {
        return signalled;
    }

    private int once(Program program, Plan plan, Consumer<MainIsolate> started) {
        SandboxDefaults defaults = plan.settled().sandbox();
        Duration maxTime = plan.settled().maxTime();
        Consumer<String> log = defaults.verbose() ? line -> errors.println("[" + NAME + "] " + line) : _ -> {};
        if (!defaults.limits().equals(Limits.NONE) && !Meters.work()) {
            return fail(ExitCode.UNENFORCEABLE, "limits cannot be enforced here: /proc is not mounted or not readable");
        }
        SandboxHost host = defaults.verbose() ? SandboxHost.start(log) : SandboxHost.start();
        MainIsolate main = new MainIsolate(host, settings(plan, log));
        main.prestart();
        Signals signals = Signals.install(
                status -> {
                    signalled = true;
                    main.exit(status);
                },
                DRAIN);
        if (!maxTime.isZero()) {
            host.services().after(maxTime, () -> main.exit(ExitCode.TIMEOUT));
        }
        started.accept(main);
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

    private MainSettings settings(Plan plan, Consumer<String> log) {
        return new MainSettings(
                scriptArguments,
                workingDirectory(),
                plan.settled().sandbox(),
                plan.environment(),
                plan.modules(),
                plan.inspector(),
                repl,
                stdin,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Colors.wanted(System.getenv()),
                Colors.wanted(System.getenv()),
                log);
    }
}
