package io.networkruntime.conformance;

import io.networkruntime.api.Console;
import io.networkruntime.api.Limits;
import io.networkruntime.api.Sandbox;
import io.networkruntime.conformance.FileResult.Status;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Runs tests on a pool of agents, several at a time, each in a fresh isolate. */
final class WptRun {
    private static final Duration NORMAL = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofSeconds(60);
    /** For a file that is expected to take for ever: long enough to hear that it no longer does. */
    private static final Duration HOPELESS = Duration.ofSeconds(3);

    private static final Duration SHUTDOWN = Duration.ofSeconds(15);

    private static final Limits GENEROUS =
            Limits.NONE.withCpuPerTurn(Duration.ofSeconds(60)).withMemoryBytes(1L << 30);

    private final Corpus corpus;
    private final Place place;
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

    private record Job(TestId test, Meta meta, Duration time) {}

    WptRun(Corpus corpus, Place place, Expectations expectations, Settings settings) {
        this.corpus = corpus;
        this.place = place;
        this.expectations = expectations;
        this.settings = settings;
    }

    /** The results, in the order of the tests; each is told as it comes, on any thread. */
    List<FileResult> run(List<TestId> tests, HostDoor door, Consumer<FileResult> progress) throws InterruptedException {
        Queue<Job> jobs = new ConcurrentLinkedQueue<>();
        tests.forEach(test -> jobs.add(job(test)));
        List<FileResult> results = Collections.synchronizedList(new ArrayList<>());
        TestScript script = new TestScript(corpus, place);
        Sandbox sandbox = Sandbox.builder()
                .agents(settings.agents)
                .limits(GENEROUS)
                .console(Console.NONE)
                .build();
        try {
            List<Thread> workers = new ArrayList<>();
            for (int i = 0; i < settings.jobs; i++) {
                workers.add(Thread.ofVirtual().start(() -> {
                    for (Job job = jobs.poll(); job != null; job = jobs.poll()) {
                        FileResult result = result(sandbox, script, door, job);
                        results.add(result);
                        progress.accept(result);
                    }
                }));
            }
            for (Thread worker : workers) {
                worker.join();
            }
        } finally {
            close(sandbox);
        }
        return results.stream().sorted((a, b) -> a.test().compareTo(b.test())).toList();
    }

    /** Results must not be lost for a sandbox that does not end; its agents end with this process. */
    private static void close(Sandbox sandbox) throws InterruptedException {
        try {
            sandbox.shutdown().get(SHUTDOWN.toSeconds(), TimeUnit.SECONDS);
            sandbox.close();
        } catch (TimeoutException e) {
            System.err.println("the sandbox did not shut down within " + SHUTDOWN.toSeconds() + " s: "
                    + sandbox.isolateCount() + " isolates are left in the agents " + sandbox.agentPids());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the sandbox did not shut down", e.getCause());
        }
    }

    private Job job(TestId test) {
        Meta meta = corpus.meta(test.path());
        Duration allowed = meta.longTimeout() ? LONG : NORMAL;
        if (expectations.of(test).status() == Status.TIMEOUT) {
            allowed = HOPELESS;
        }
        return new Job(test, meta, Duration.ofMillis((long) (allowed.toMillis() * settings.patience)));
    }

    private static FileResult result(Sandbox sandbox, TestScript script, HostDoor door, Job job) {
        try {
            return new TestIsolate(job.test, door).run(sandbox, script.of(job.test, job.meta), job.time);
        } catch (UncheckedIOException e) {
            return new FileResult(job.test, Status.ERROR, String.valueOf(e.getMessage()), List.of(), Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + job.test, e);
        }
    }
}
