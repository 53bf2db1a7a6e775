package io.networkruntime.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import io.networkruntime.api.Isolate;
import io.networkruntime.api.Limits;
import io.networkruntime.api.Sandbox;
import io.networkruntime.api.SandboxHost;
import io.networkruntime.api.SandboxStats;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.supervisor.process.ProcessMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What only shows in the long run. In brief by default; {@code -Dtorture.soak.isolates} and {@code -Dtorture.soak.seconds}
 * set the length, see docs/limits.md for the full one.
 */
class SoakTest {
    private static final int ISOLATES = Integer.getInteger("torture.soak.isolates", 100);
    private static final int SECONDS = Integer.getInteger("torture.soak.seconds", 5);

    /** Where the supervisor has come to its size: its growth is measured from there on. */
    private static final int SETTLED = 2000;

    private static final long WARM_UP_MILLIS = 250;

    /** In less time what a young JVM compiles is more than a few percent. */
    private static final int SETTLED_SECONDS = 60;

    private final SandboxHost host = SandboxHost.start();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void shortLivesOneInFiveHostileLeaveNothingAndTheCountersBalance() {
        ShortLives lives = new ShortLives();
        Set<Long> agents = new HashSet<>();
        try (Sandbox sandbox = Sandbox.builder()
                .agents(4)
                .recycling(Math.max(10, ISOLATES / 20), 0, Duration.ZERO)
                .build(host)) {
            long settled = 0;
            for (int done = 0; done < ISOLATES; done += ShortLives.BATCH) {
                if (done <= SETTLED) {
                    settled = residentBytes();
                }
                agents.addAll(sandbox.agentPids());
                lives.runBatch(sandbox);
            }
            // A listener hears of the end just before it is counted.
            await().atMost(Duration.ofSeconds(5)).until(() -> sandbox.stats().isolates() == 0);
            SandboxStats stats = sandbox.stats();
            assertThat(lives.wrong()).as("what came of the rest: %s", stats).isEmpty();
            assertThat(stats.created()).isEqualTo(lives.asked());
            assertThat(stats.ended().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .as("ends: %s", stats.ended())
                    .isEqualTo(lives.asked());
            assertThat(stats.ended()).isEqualTo(lives.ended());
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(with(agents, sandbox.agentPids()))
                            .as("agents that served")
                            .hasSizeGreaterThan(4));
            if (ISOLATES > 2 * SETTLED) {
                assertThat(residentBytes())
                        .as("resident memory of the supervisor")
                        .isLessThan(settled * 11 / 10);
            }
        }
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void agentsThatAreKilledStoppedAndContinuedLoseNoCallAndNoEnd() {
        long seed = Long.getLong("torture.seed", System.nanoTime());
        System.out.println("torture.seed of the kills: " + seed);
        KillStorm storm = new KillStorm(host, seed);
        storm.blow(Duration.ofSeconds(SECONDS));
        assertThat(storm.unsettled())
                .as("calls without an answer, seed %s", seed)
                .isZero();
        assertThat(storm.endsPerIsolate())
                .as("ends of each isolate, seed %s", seed)
                .containsOnly(1);
        assertThat(storm.kills()).as("kills").isPositive();
        assertThat(storm.answers()).as("calls that were answered").isPositive();
    }

    @Test
    void theCpuTimeOfTheIsolatesAddsUpToThatOfTheirAgents() {
        int isolates = 8;
        long each = SECONDS * 1000L / 8;
        try (Sandbox sandbox = Sandbox.builder().agents(2).build(host)) {
            List<Guest> guests = new ArrayList<>();
            for (int i = 0; i < isolates; i++) {
                guests.add(Guest.echoing(sandbox, Chamber.options(Limits.NONE, "")));
            }
            await().until(() -> sandbox.agentPids().size() == 2);
            // What an agent compiles and loads at the first use is nobody's.
            work(guests, WARM_UP_MILLIS);
            long isolatesBefore = cpuOfIsolates(sandbox);
            long agentsBefore = cpuOfAgents(sandbox);
            work(guests, each);
            for (Guest guest : guests) {
                var _ = guest.isolate().destroy();
                assertThat(guest.end(10).reason()).isEqualTo(EndReason.MANUAL);
            }
            long ofIsolates = cpuOfIsolates(sandbox) - isolatesBefore;
            long ofAgents = cpuOfAgents(sandbox) - agentsBefore;
            System.out.printf("CPU time: isolates %d ms, agents %d ms%n", ofIsolates / 1_000_000, ofAgents / 1_000_000);
            assertThat(ofIsolates)
                    .as("CPU time of the isolates, in ns")
                    .isCloseTo(ofAgents, withinPercentage(SECONDS < SETTLED_SECONDS ? 15 : 5));
        }
    }

    private static <T> Set<T> with(Set<T> some, List<T> more) {
        some.addAll(more);
        return some;
    }

    private static void work(List<Guest> guests, long millis) {
        for (int i = 0; i < guests.size(); i++) {
            Isolate isolate = guests.get(i).isolate();
            isolate.execute(i % 2 == 0 ? computing(millis) : digesting(millis), "work.js")
                    .orTimeout(10L * SECONDS + 60, TimeUnit.SECONDS)
                    .join();
        }
    }

    private static String computing(long millis) {
        return "{ const end = performance.now() + " + millis
                + "; let x = 0; while (performance.now() < end) for (let i = 0; i < 1e5; i++) x += Math.sqrt(i); }";
    }

    private static String digesting(long millis) {
        return "(async () => { const end = performance.now() + " + millis + "; const data = new Uint8Array(1 << 20);"
                + " while (performance.now() < end) await crypto.subtle.digest('SHA-256', data); })()";
    }

    private static long cpuOfIsolates(Sandbox sandbox) {
        return sandbox.stats().usage().cpuNanos();
    }

    private static long cpuOfAgents(Sandbox sandbox) {
        return sandbox.agentPids().stream()
                .mapToLong(pid -> {
                    try (ProcessMeter meter = new ProcessMeter(pid)) {
                        return meter.cpuNanos().orElseThrow();
                    }
                })
                .sum();
    }

    private static long residentBytes() {
        System.gc();
        try (ProcessMeter meter = new ProcessMeter(ProcessHandle.current().pid())) {
            return meter.residentBytes().orElseThrow();
        }
    }
}
