package io.networkruntime.supervisor.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.networkruntime.protocol.AgentAllowance;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.supervisor.limits.CpuWatch.Sample;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class CpuWatchTest {
    private static final long MS = 1_000_000;
    private static final Duration GRACE = AgentAllowance.CPU_GRACE;
    private static final IsolateLimits TURN_500 =
            new IsolateLimits(Duration.ofMillis(500), Duration.ZERO, Duration.ZERO, ByteSize.NONE);
    private static final IsolateLimits LIFE_1000 =
            new IsolateLimits(Duration.ZERO, Duration.ofSeconds(1), Duration.ZERO, ByteSize.NONE);

    @Test
    void aTurnMayUseItsLimitAndTheGraceAndNoMore() {
        CpuWatch watch = CpuWatch.begin(new Sample(7, 100 * MS));
        long most = 500 * MS + GRACE.toNanos();
        assertThat(watch.judge(new Sample(7, 100 * MS + most), TURN_500, GRACE)).isEqualTo(new Verdict.Fine());
        Verdict over = watch.judge(new Sample(7, 100 * MS + most + 1), TURN_500, GRACE);
        assertThat(over).isEqualTo(new Verdict.OverCpu(most + 1, 500 * MS));
        assertThat(over.reason()).contains(EndReason.CPU_LIMIT_EXCEEDED);
    }

    @Test
    void aTurnThatEndedIsForgottenHoweverLongItWas() {
        CpuWatch watch = CpuWatch.begin(new Sample(7, 0));
        assertThat(watch.judge(new Sample(8, 5000 * MS), TURN_500, GRACE)).isEqualTo(new Verdict.Fine());
        assertThat(watch.after(new Sample(8, 5000 * MS))
                        .judge(new Sample(8, 5500 * MS + GRACE.toNanos()), TURN_500, GRACE))
                .isEqualTo(new Verdict.Fine());
    }

    @Test
    void theLifeIsLimitedWhateverTheAgentSaysOfItsTurns() {
        CpuWatch watch = CpuWatch.begin(new Sample(0, 0));
        long most = 1000 * MS + GRACE.toNanos();
        assertThat(watch.judge(new Sample(1, most), LIFE_1000, GRACE)).isEqualTo(new Verdict.Fine());
        assertThat(watch.judge(new Sample(1, most + 1), LIFE_1000, GRACE))
                .isEqualTo(new Verdict.OverCpu(most + 1, 1000 * MS));
    }

    @Test
    void withoutLimitsEverythingIsFine() {
        CpuWatch watch = CpuWatch.begin(new Sample(0, 0));
        assertThat(watch.judge(new Sample(0, Long.MAX_VALUE), IsolateLimits.NONE, GRACE))
                .isEqualTo(new Verdict.Fine());
    }

    /**
     * Turns in ms, each within its limit and what the agent may forgive, half of the grace, reported at most 50 ms of CPU late
     * and sampled every 20 ms.
     */
    @Property
    void anIsolateWhoseTurnsAllKeepTheirLimitIsNeverStopped(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 575) Integer> turns,
            @ForAll @IntRange(max = 50) int reportDelay) {
        assertThat(GRACE.dividedBy(2)).isGreaterThanOrEqualTo(Duration.ofMillis(75));
        CpuWatch watch = CpuWatch.begin(new Sample(0, 0));
        int total = turns.stream().mapToInt(Integer::intValue).sum();
        for (int now = 0; now <= total; now += 20) {
            Sample sample = new Sample(endedBy(turns, now - reportDelay), now * MS);
            assertThat(watch.judge(sample, TURN_500, GRACE)).isEqualTo(new Verdict.Fine());
            watch = watch.after(sample);
        }
    }

    @Property
    void aTurnWithoutEndIsStoppedWithinTheLimitTheGraceAndOnePeriod(
            @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 500) Integer> before) {
        int began = before.stream().mapToInt(Integer::intValue).sum();
        CpuWatch watch = CpuWatch.begin(new Sample(0, 0));
        int now = 0;
        while (watch.judge(new Sample(endedBy(before, now), now * MS), TURN_500, GRACE) instanceof Verdict.Fine) {
            watch = watch.after(new Sample(endedBy(before, now), now * MS));
            now += 20;
        }
        assertThat((long) now).isBetween(began + 500L, began + 500 + GRACE.toMillis() + 2 * 20);
    }

    private static long endedBy(List<Integer> turns, int time) {
        long ended = 0;
        int at = 0;
        for (int turn : turns) {
            at += turn;
            if (at > time) {
                break;
            }
            ended++;
        }
        return ended;
    }
}
