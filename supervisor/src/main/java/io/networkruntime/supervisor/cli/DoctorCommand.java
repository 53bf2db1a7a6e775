package io.networkruntime.supervisor.cli;

import io.networkruntime.engine.natives.CacheFolder;
import io.networkruntime.engine.natives.NativesUnavailableException;
import io.networkruntime.supervisor.process.Enforcement;
import io.networkruntime.supervisor.process.Enforcement.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code doctor}: says what this machine lets the product enforce. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Says what can be enforced on this machine, a line each: enforced, weaker or",
            "missing. Exit code 4 if something is missing."
        })
final class DoctorCommand implements Callable<Integer> {
    private final Run run;

    @Option(names = "--strict", description = "Exit code 4 also if something is weaker.")
    private boolean strict;

    DoctorCommand(Run run) {
        this.run = run;
    }

    @Override
    public Integer call() throws Exception {
        List<Enforcement> all = new ArrayList<>(List.of(engine()));
        all.addAll(Enforcement.probe());
        System.out.println(String.join(", ", new Versions().getVersion()) + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
        all.forEach(one -> System.out.println(one.graded()));
        Grade worst = strict ? Grade.WEAKER : Grade.MISSING;
        long bad = all.stream().filter(one -> one.grade().compareTo(worst) >= 0).count();
        return bad == 0
                ? ExitCode.OK
                : run.fail(
                        ExitCode.UNENFORCEABLE,
                        bad + " of " + all.size() + (strict ? " weaker or missing" : " missing"));
    }

    /** V8 and its files, without which nothing runs. */
    private Enforcement engine() {
        CacheFolder cache = CacheFolder.standard();
        try {
            run.engine().join();
            return new Enforcement("V8", Grade.ENFORCED, "loaded from " + cache.path());
        } catch (CompletionException e) {
            if (e.getCause() instanceof NativesUnavailableException missing) {
                return new Enforcement("V8", Grade.MISSING, String.valueOf(missing.getMessage()));
            }
            throw e;
        }
    }
}
