package io.networkruntime.torture;

import io.networkruntime.api.Console;
import io.networkruntime.api.IsolateOptions;
import io.networkruntime.api.Isolation;
import io.networkruntime.api.Limits;
import io.networkruntime.api.Sandbox;
import io.networkruntime.api.SandboxHost;
import io.networkruntime.supervisor.isolate.EndReport;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Where hostile scripts run: a sandbox of one agent for them, and another with the canary, who must not notice. */
final class Chamber implements AutoCloseable {
    static final int PINGS = 50;
    private static final long END_SECONDS = 30;

    private final SandboxHost host;
    private final Sandbox victims;
    private final Sandbox others;
    private final Guest canary;

    /**
     * What came of a case.
     *
     * @param word the reason of the victim's end, or {@code lives}
     * @param report the end, null if it lives
     * @param value what the script completed with, or its error
     * @param millis from the script's start to the end, wall time
     */
    record Outcome(
            String word,
            @org.jspecify.annotations.Nullable EndReport report,
            String value,
            long millis,
            long peakMebibytes,
            int canaryAnswers,
            boolean neighbourLives,
            String neighbourEnd) {
        @Override
        public String toString() {
            return "%s %s after %d ms, peak %d MiB, neighbour %s%s"
                    .formatted(
                            word,
                            value,
                            millis,
                            peakMebibytes,
                            neighbourLives ? "lives" : neighbourEnd,
                            report == null ? "" : ", " + report);
        }
    }

    Chamber(SandboxHost host, Isolation isolation) {
        this.host = host;
        victims = Sandbox.builder().agents(1).isolation(isolation).build(host);
        others = Sandbox.builder().agents(1).build(host);
        canary = Guest.echoing(others, options(Limits.NONE, "canary"));
    }

    static IsolateOptions options(Limits limits, String tenant) {
        return new IsolateOptions(limits, tenant, "", Console.NONE);
    }

    SandboxHost host() {
        return host;
    }

    Sandbox victims() {
        return victims;
    }

    Guest canary() {
        return canary;
    }

    /** Runs a case beside a neighbour, who shares the agent if the isolation lets it. */
    Outcome run(Case attack, Limits standard) {
        try {
            return attempt(attack, attack.within(standard));
        } catch (CompletionException late) {
            throw new AssertionError(attack + " has not ended", late);
        }
    }

    private Outcome attempt(Case attack, Limits limits) {
        Guest neighbour = Guest.echoing(victims, options(limits, "neighbour"));
        Guest victim = Guest.of(victims, options(limits, "victim"));
        try (PeakMemory peak = new PeakMemory(victim.isolate().agentPid())) {
            long start = System.nanoTime();
            var done = victim.isolate()
                    .execute(attack.code(), attack.name())
                    .handle((value, error) -> error == null ? value.text() : error.toString());
            int pings = canary.ping(PINGS);
            if (attack.expected().contains("lives")) {
                String value = done.orTimeout(END_SECONDS, TimeUnit.SECONDS).join();
                if (victim.isolate().isLive() && victim.ping(0) == 0) {
                    var _ = victim.isolate().destroy();
                    victim.end(END_SECONDS);
                    return outcome("lives", null, value, start, victim, peak, pings, neighbour);
                }
            }
            EndReport report = victim.end(END_SECONDS);
            return outcome(report.reason().word(), report, "", start, victim, peak, pings, neighbour);
        }
    }

    private Outcome outcome(
            String word,
            @org.jspecify.annotations.Nullable EndReport report,
            String value,
            long start,
            Guest victim,
            PeakMemory peak,
            int pings,
            Guest neighbour) {
        long millis = (victim.endedNanos - start) / 1_000_000;
        boolean lives = neighbour.isolate().isLive() && neighbour.ping(1) == 1;
        String end = "";
        if (lives) {
            var _ = neighbour.isolate().destroy();
            neighbour.end(END_SECONDS);
        } else {
            EndReport report2 = neighbour.end(END_SECONDS);
            end = report2.reason().word() + ": " + report2.detail();
        }
        return new Outcome(word, report, value, millis, peak.mebibytes(), pings, lives, end);
    }

    @Override
    public void close() {
        victims.close();
        others.close();
    }
}
