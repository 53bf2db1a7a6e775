package io.networkruntime.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.networkruntime.api.Isolation;
import io.networkruntime.api.Limits;
import io.networkruntime.api.SandboxHost;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.supervisor.process.ProcessMeter;
import io.networkruntime.torture.Chamber.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows M and C: every script of {@code cases} ends for the right reason, in time, and nobody else notices. */
class GuestTortureTest {
    private static final long MEBIBYTE = 1 << 20;
    private static final int RUNS = Integer.getInteger("torture.runs", 1);
    private static final boolean TELL = Boolean.getBoolean("torture.tell");
    private static final boolean QUIET = Boolean.getBoolean("torture.quiet");

    /** What agents hold beside their isolates' limits, and what the watch may be late by. */
    private static final long AGENT_MEBIBYTES = 128 + 80 + 64;

    private static final long MEMORY_MEBIBYTES = 64;
    private static final Limits MEMORY =
            Limits.NONE.withMemoryBytes(MEMORY_MEBIBYTES * MEBIBYTE).withCpuPerTurn(Duration.ofSeconds(10));
    private static final Limits ROOMY =
            Limits.NONE.withMemoryBytes(256 * MEBIBYTE).withCpuPerTurn(Duration.ofSeconds(10));
    private static final Limits CPU = Limits.NONE.withCpuPerTurn(Duration.ofMillis(200));

    private SandboxHost host = SandboxHost.start();
    private long heapBefore;
    private long descriptorsBefore;

    @BeforeEach
    void measure() {
        heapBefore = heap();
        descriptorsBefore = descriptors();
    }

    @AfterEach
    void nothingIsLeft() {
        host.close();
        assertThat(heap() - heapBefore).as("growth of the supervisor's heap").isLessThan(32 * MEBIBYTE);
        assertThat(descriptors()).as("open descriptors").isCloseTo(descriptorsBefore, within(16L));
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .as("processes left over")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SHARED", "PROCESS"})
    void whoeverTakesTooMuchMemoryEndsForIt(Isolation isolation) {
        int inAgent = isolation == Isolation.SHARED ? 2 : 1;
        long cap = AGENT_MEBIBYTES + inAgent * (MEMORY_MEBIBYTES + 16);
        runAll(
                "memory",
                isolation,
                MEMORY,
                (attack, outcome, all) -> all.assertThat(outcome.peakMebibytes())
                        .as("%s: peak of the agent's memory", attack)
                        .isLessThanOrEqualTo(cap));
    }

    @ParameterizedTest
    @EnumSource(names = {"SHARED", "PROCESS"})
    void whoeverTakesTooMuchCpuEndsForIt(Isolation isolation) {
        List<Long> wallMillis = new ArrayList<>();
        runAll("cpu", isolation, CPU, (attack, outcome, all) -> {
            var report = outcome.report();
            if (report != null && report.reason() == EndReason.CPU_LIMIT_EXCEEDED) {
                long over = (report.usage().cpuNanos() - report.limit()) / 1_000_000;
                all.assertThat(over)
                        .as("%s: CPU time beyond the limit, ms", attack)
                        .isBetween(-50L, 300L);
            }
            if (attack.limits().isEmpty()) {
                wallMillis.add(outcome.millis());
            }
        });
        if (wallMillis.isEmpty()) {
            return;
        }
        Collections.sort(wallMillis);
        long p99 = wallMillis.get((wallMillis.size() * 99 + 99) / 100 - 1);
        System.out.printf(
                "%s: wall time to the end at a limit of 200 ms: %d ends, p50 %d ms, p99 %d ms, longest %d ms%n",
                isolation, wallMillis.size(), wallMillis.get(wallMillis.size() / 2), p99, wallMillis.getLast());
        if (QUIET) {
            assertThat(p99).as("wall time to the end, p99, ms").isLessThanOrEqualTo(500);
        }
    }

    @Test
    void whoeverAsksForTooMuchIsToldAndLives() {
        runAll("refused", Isolation.SHARED, ROOMY, (attack, outcome, all) -> {
            all.assertThat(outcome.value())
                    .as("%s", attack)
                    .isEqualTo(attack.gives().orElseThrow());
            all.assertThat(outcome.neighbourLives())
                    .as("%s: the neighbour", attack)
                    .isTrue();
        });
    }

    /** What is to be said of an outcome beside what holds for every one. */
    private interface Check {
        void of(Case attack, Outcome outcome, SoftAssertions all);
    }

    /** Runs every case as often as asked for, also after one that failed: how many fail is part of the answer. */
    private void runAll(String folder, Isolation isolation, Limits limits, Check check) {
        SoftAssertions all = new SoftAssertions();
        try (Chamber chamber = new Chamber(host, isolation)) {
            cases(folder).forEach(attack -> {
                Outcome outcome = chamber.run(attack, limits);
                if (TELL) {
                    System.out.println(attack + " " + outcome);
                }
                checkAlways(attack, outcome, all);
                check.of(attack, outcome, all);
            });
        }
        all.assertAll();
    }

    private static Stream<Case> cases(String folder) {
        String only = System.getProperty("torture.case", "");
        return IntStream.range(0, RUNS)
                .boxed()
                .flatMap(_ -> Case.all(folder))
                .filter(attack -> attack.name().contains(only));
    }

    private static void checkAlways(Case attack, Outcome outcome, SoftAssertions all) {
        all.assertThat(attack.expected()).as("%s: %s", attack, outcome).contains(outcome.word());
        all.assertThat(outcome.canaryAnswers()).as("%s: the canary", attack).isEqualTo(Chamber.PINGS);
        if (attack.neighbourLives()) {
            all.assertThat(outcome.neighbourLives())
                    .as("%s: the neighbour: %s", attack, outcome.neighbourEnd())
                    .isTrue();
        } else if (!outcome.neighbourLives()) {
            all.assertThat(outcome.neighbourEnd())
                    .as("%s: the neighbour", attack)
                    .startsWith("agent_lost: the agent was lost: ");
        }
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long descriptors() {
        try (ProcessMeter meter = new ProcessMeter(ProcessHandle.current().pid())) {
            return meter.descriptors().orElse(0);
        }
    }
}
