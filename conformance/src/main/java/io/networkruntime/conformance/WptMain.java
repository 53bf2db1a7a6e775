package io.networkruntime.conformance;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of the runner; {@code conformance/run} starts it. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Runs Web Platform Tests in worker isolates. Exit code: 0 all as expected, 1 surprises, 2 bad usage.")
public final class WptMain implements Callable<Integer> {
    @Parameters(paramLabel = "FILTER", description = "Only tests whose path begins with one of these.")
    private List<String> filters = new ArrayList<>();

    @Option(names = "--project", required = true, hidden = true)
    private Path project = Path.of("");

    @Option(
            names = "--corpus",
            paramLabel = "FOLDER",
            description = "The tests; default: ../shared/wpt beside the project.")
    private @Nullable Path corpus;

    @Option(names = "--update", description = "Write what happened down as what is expected.")
    private boolean update;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results as JSON.")
    private @Nullable Path json;

    @Option(names = "--jobs", defaultValue = "4", description = "Tests at a time (default ${DEFAULT-VALUE}).")
    private int jobs;

    @Option(names = "--agents", defaultValue = "2", description = "Agent processes (default ${DEFAULT-VALUE}).")
    private int agents;

    @Option(
            names = "--patience",
            defaultValue = "1",
            description = "Factor of all timeouts (default ${DEFAULT-VALUE}).")
    private double patience;

    @Option(names = "--list-failures", description = "Print every subtest that did not pass, expected or not.")
    private boolean listFailures;

    @Option(names = "--list", description = "Print the tests and run none.")
    private boolean list;

    @Spec
    private @Nullable CommandSpec spec;

    private WptMain() {}

    static void main(String[] arguments) {
        System.exit(new CommandLine(new WptMain()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Project here = new Project(project);
        Path folder = corpus == null ? here.defaultCorpus() : corpus;
        Corpus tests = Corpus.in(folder).orElse(null);
        if (tests == null) {
            System.err.println("no Web Platform Tests in " + folder + ": give their folder with --corpus");
            return CommandLine.ExitCode.USAGE;
        }
        List<TestId> all = tests.tests();
        List<TestId> chosen = all.stream().filter(this::isChosen).toList();
        if (list) {
            chosen.forEach(out::println);
            return CommandLine.ExitCode.OK;
        }
        Expectations expectations = here.expectations();
        List<FileResult> results = run(tests, expectations, chosen);
        print(out, results, expectations);
        if (json != null) {
            Files.writeString(json, new Report(results).json());
        }
        if (update) {
            expectations.update(results, all);
            return CommandLine.ExitCode.OK;
        }
        return results.stream()
                        .allMatch(result ->
                                expectations.of(result.test()).surprises(result).isEmpty())
                ? CommandLine.ExitCode.OK
                : CommandLine.ExitCode.SOFTWARE;
    }

    private boolean isChosen(TestId test) {
        String name = test.toString();
        return filters.isEmpty() || filters.stream().anyMatch(name::startsWith);
    }

    private List<FileResult> run(Corpus tests, Expectations expectations, List<TestId> chosen)
            throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        return new WptRun(tests, expectations, new WptRun.Settings(agents, jobs, patience))
                .run(
                        chosen,
                        result -> System.err.printf(
                                "%d/%d %s %s %d/%d %d ms %s%n",
                                done.incrementAndGet(),
                                chosen.size(),
                                result.status(),
                                result.test(),
                                result.passed(),
                                result.total(),
                                result.time().toMillis(),
                                result.message()));
    }

    private void print(PrintWriter out, List<FileResult> results, Expectations expectations) {
        for (FileResult result : results) {
            if (listFailures) {
                printFailures(out, result);
            } else if (!update) {
                expectations.of(result.test()).surprises(result).forEach(out::println);
            }
        }
        out.print(new Report(results).table());
        out.print("\nWhat does not pass, and why:\n" + new Report(results).reasons(expectations));
        out.flush();
    }

    private static void printFailures(PrintWriter out, FileResult result) {
        if (result.status() != FileResult.Status.OK) {
            out.println(result.status() + " " + result.test() + ": " + result.message());
        }
        for (Subtest subtest : result.subtests()) {
            if (!subtest.passed()) {
                out.println(
                        subtest.outcome() + " " + result.test() + " | " + subtest.name() + ": " + subtest.message());
            }
        }
    }
}
