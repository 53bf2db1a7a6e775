package io.networkruntime.supervisor.cli;

import com.caoccao.javet.interop.V8Host;
import io.networkruntime.engine.natives.CacheFolder;
import io.networkruntime.engine.natives.EngineFlags;
import io.networkruntime.engine.natives.NativeFiles;
import io.networkruntime.engine.natives.V8Engine;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;

/** The program's start. */
public final class Main {
    /** V8 takes 984 KiB of it for JavaScript; the rest is for itself and for Java. */
    private static final long STACK_BYTES = 16L << 20;

    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) throws InterruptedException {
        int split = Arrays.asList(arguments).indexOf("--");
        List<String> own = withValues(List.of(arguments).subList(0, split < 0 ? arguments.length : split));
        List<String> forScript = split < 0 ? List.of() : List.of(arguments).subList(split + 1, arguments.length);
        Run run = new Run(forScript, loadEngine(own));
        AtomicInteger status = new AtomicInteger(ExitCode.INTERNAL);
        Thread main = new Thread(null, () -> status.set(execute(run, own)), "main-isolate", STACK_BYTES);
        main.start();
        main.join();
        // No shutdown hooks and no waiting for daemon threads: everything that matters is closed by now.
        Runtime.getRuntime().halt(status.get());
    }

    /** Options whose value may be left out, which the word behind them never is. */
    private static List<String> withValues(List<String> arguments) {
        return arguments.stream()
                .map(argument -> switch (argument) {
                    case "--env-file" -> argument + "=.env";
                    case "--inspect", "--inspect-brk" -> argument + "=127.0.0.1:9229";
                    case "--inspect-worker", "--inspect-worker-brk" -> argument + "=";
                    default -> argument;
                })
                .toList();
    }

    private static int execute(Run run, List<String> arguments) {
        CommandLine line = new CommandLine(new NetworkRuntimeCommand(run), new Commands(run))
                .addSubcommand(new RunCommand(run))
                .addSubcommand(new EvalCommand(run))
                .addSubcommand(new CheckCommand(run))
                .addSubcommand(new DoctorCommand(run))
                .addSubcommand(new ReplCommand(run));
        line.setUsageHelpWidth(80);
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((e, _) -> run.usage(String.valueOf(e.getMessage())));
        line.setExecutionExceptionHandler((e, _, _) -> {
            if (e instanceof CommandLine.ParameterException wrong) {
                return run.usage(String.valueOf(wrong.getMessage()));
            }
            if (e instanceof ConfigurationException wrong) {
                return run.fail(ExitCode.CONFIGURATION, String.valueOf(wrong.getMessage()));
            }
            e.printStackTrace();
            return run.fail(ExitCode.INTERNAL, "internal error: " + e);
        });
        return line.execute(arguments.toArray(String[]::new));
    }

    /** Loads V8 beside the reading of the command line; nobody asks for it where only help is wanted. */
    private static CompletableFuture<V8Host> loadEngine(List<String> arguments) {
        CompletableFuture<V8Host> engine = new CompletableFuture<>();
        boolean idle = arguments.isEmpty() || arguments.stream().anyMatch(a -> a.matches("-h|--help|-V|--version"));
        if (idle) {
            return engine;
        }
        Thread.ofPlatform().daemon().name("v8-load").start(() -> {
            try {
                engine.complete(V8Engine.load(NativeFiles.ensureIn(CacheFolder.standard()), EngineFlags.standard()));
            } catch (RuntimeException | LinkageError e) {
                engine.completeExceptionally(e);
            }
        });
        return engine;
    }
}
