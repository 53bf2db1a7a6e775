package io.networkruntime.supervisor.cli;

import com.caoccao.javet.interop.V8Host;
import io.networkruntime.engine.natives.CacheFolder;
import io.networkruntime.engine.natives.EngineFlags;
import io.networkruntime.engine.natives.NativeFiles;
import io.networkruntime.engine.natives.V8Engine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The program's start. */
public final class Main {
    /** V8 takes 984 KiB of it for JavaScript; the rest is for itself and for Java. */
    private static final long STACK_BYTES = 16L << 20;

    private static final Predicate<String> HELP = Set.of("-h", "--help", "-V", "--version")::contains;

    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) throws InterruptedException {
        DenoWords words = DenoWords.of(arguments);
        List<String> own = withValues(words.own());
        Run run = new Run(words.forScript(), loadEngine(own));
        AtomicInteger status = new AtomicInteger(ExitCode.INTERNAL);
        Runnable execution = () -> status.set(words.refused().map(run::usage).orElseGet(() -> execute(run, own)));
        Thread main = new Thread(null, execution, "main-isolate", STACK_BYTES);
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
        Optional<RunCommand> words = RunCommand.ofWords(run, arguments);
        if (words.isEmpty()) {
            return parse(run, arguments);
        }
        try {
            return words.get().call();
        } catch (IOException | RuntimeException e) {
            return failed(run, e);
        }
    }

    private static int parse(Run run, List<String> arguments) {
        CommandLine line = new CommandLine(new NetworkRuntimeCommand(run), new Commands(run));
        // Each costs some milliseconds to read its annotations.
        boolean all = arguments.stream().anyMatch(HELP);
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("run", () -> new RunCommand(run));
        commands.put("eval", () -> new EvalCommand(run));
        commands.put("serve", () -> new ServeCommand(run));
        commands.put("check", () -> new CheckCommand(run));
        commands.put("doctor", () -> new DoctorCommand(run));
        commands.put("repl", () -> new ReplCommand(run));
        commands.forEach((name, command) -> {
            if (all || arguments.contains(name)) {
                line.addSubcommand(command.get());
            }
        });
        line.setUsageHelpWidth(80);
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((e, _) -> run.usage(String.valueOf(e.getMessage())));
        line.setExecutionExceptionHandler((e, _, _) -> failed(run, e));
        return line.execute(arguments.toArray(String[]::new));
    }

    private static int failed(Run run, Exception e) {
        return switch (e) {
            case UsageException wrong -> run.usage(String.valueOf(wrong.getMessage()));
            case ConfigurationException wrong -> run.fail(ExitCode.CONFIGURATION, String.valueOf(wrong.getMessage()));
            default -> {
                e.printStackTrace();
                yield run.fail(ExitCode.INTERNAL, "internal error: " + e);
            }
        };
    }

    /** Loads V8 beside the reading of the command line; nobody asks for it where only help is wanted. */
    private static CompletableFuture<V8Host> loadEngine(List<String> arguments) {
        CompletableFuture<V8Host> engine = new CompletableFuture<>();
        boolean idle = arguments.isEmpty() || arguments.stream().anyMatch(HELP);
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
