package io.networkruntime.conformance;

import io.networkruntime.conformance.FileResult.Status;
import io.networkruntime.supervisor.cli.Main;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A run of tests by the product itself: its main isolate runs {@code host.js}, which makes a worker for each test and
 * carries the worker's fetches and sockets to the responder on loopback, as a program of a user would.
 */
final class WptRun {
    private static final Duration NORMAL = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofSeconds(60);
    /** For a file that is expected to take for ever: long enough to hear that it no longer does. */
    private static final Duration HOPELESS = Duration.ofSeconds(3);
    /** For everything around the tests of one lane: start, isolates, last words. */
    private static final Duration AROUND = Duration.ofMinutes(3);

    private final Corpus corpus;
    private final Expectations expectations;
    private final Settings settings;

    /**
     * How a run is done.
     *
     * @param agents how many processes
     * @param jobs how many tests at a time
     * @param patience the factor of all timeouts, for slow machines
     */
    record Settings(int agents, int jobs, double patience) {}

    WptRun(Corpus corpus, Expectations expectations, Settings settings) {
        this.corpus = corpus;
        this.expectations = expectations;
        this.settings = settings;
    }

    /** The results, in the order of the tests; each is told as it comes, on any thread. */
    List<FileResult> run(List<TestId> tests, Consumer<FileResult> progress) throws InterruptedException {
        List<TestQueue.Job> jobs = tests.stream().map(this::job).toList();
        TestQueue queue = new TestQueue(jobs, progress);
        try (Tls tls = Tls.make();
                Responder responder = new Responder(corpus, queue, tls)) {
            TestScript script = new TestScript(corpus, responder.place());
            queue.serveFrom(responder.place(), script::of);
            Path host = hostScript();
            try {
                return queue.results(ended(host, responder.place(), tls, longest(jobs)));
            } finally {
                Files.deleteIfExists(host);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("running the tests", e);
        }
    }

    private static Duration longest(List<TestQueue.Job> jobs) {
        return jobs.stream().map(TestQueue.Job::time).reduce(AROUND, Duration::plus);
    }

    private TestQueue.Job job(TestId test) {
        Meta meta = corpus.meta(test.path());
        Duration allowed = meta.longTimeout() ? LONG : NORMAL;
        if (expectations.of(test).status() == Status.TIMEOUT) {
            allowed = HOPELESS;
        }
        return new TestQueue.Job(test, meta, Duration.ofMillis((long) (allowed.toMillis() * settings.patience)));
    }

    private static Path hostScript() throws IOException {
        try (InputStream in = Objects.requireNonNull(WptRun.class.getResourceAsStream("host.js"))) {
            return Files.write(Files.createTempFile("wpt-host", ".js"), in.readAllBytes());
        }
    }

    /** Runs the host to its end, and says how that was. */
    private String ended(Path script, Place place, Tls tls, Duration patience)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx512m"));
        command.addAll(tls.trustingFlags());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("--cpu-limit", "60s", "--memory-limit", "0", script.toString()));
        command.addAll(List.of(
                "--", place.origin() + Responder.RUNNER, place.origins(), "" + settings.agents, "" + settings.jobs));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .inheritIO()
                .start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                return "the host did not end within " + patience;
            }
            return "the host ended with the exit code " + process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
