package io.networkruntime.supervisor.cli;

import io.networkruntime.supervisor.deno.ProcessSignal;
import java.io.PrintStream;

/** {@code --watch}: runs a program again and again, until a signal ends that. */
final class WatchedRun {
    /** One run to its end, whose exit code counts only if a signal ended it. */
    @FunctionalInterface
    interface Attempt {
        int run(SourceWatch watch);
    }

    private final Run run;
    private final PrintStream errors;

    WatchedRun(Run run, PrintStream errors) {
        this.run = run;
        this.errors = errors;
    }

    int run(Attempt attempt) {
        say("Process started.");
        while (true) {
            try (SourceWatch watch = new SourceWatch()) {
                int status = attempt.run(watch);
                if (run.isSignalled()) {
                    return status;
                }
                if (!watch.hasChanged()) {
                    say("Process " + (status == 0 ? "finished" : "failed") + ". Restarting on file change...");
                    endBySignal();
                    watch.await();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return ExitCode.INTERNAL;
            }
            say("File change detected! Restarting!");
        }
    }

    /** Between two runs there is nothing to wind up. */
    private static void endBySignal() {
        ProcessSignal.hear("SIGINT", () -> Runtime.getRuntime().halt(ExitCode.SIGNAL_BASE + Signals.SIGINT));
        ProcessSignal.hear("SIGTERM", () -> Runtime.getRuntime().halt(ExitCode.SIGNAL_BASE + Signals.SIGTERM));
    }

    private void say(String what) {
        errors.println("Watcher " + what);
    }
}
