package io.networkruntime.supervisor.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.networkruntime.protocol.EndReason;
import io.networkruntime.supervisor.limits.AgentMemory.Suspect;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class AgentMemoryTest {
    private static final long MIB = 1 << 20;
    private static final AgentMemory MEMORY =
            new AgentMemory(ByteSize.ofMebibytes(80), ByteSize.ofMebibytes(4), ByteSize.ofMebibytes(32), ByteSize.NONE);

    private static IsolateLimits limited(long mebibytes) {
        return new IsolateLimits(Duration.ZERO, Duration.ZERO, Duration.ZERO, ByteSize.ofMebibytes(mebibytes));
    }

    @Test
    void theCapIsTheSumOfWhatTheIsolatesMayUse() {
        assertThat(MEMORY.cap(List.of())).isEqualTo(ByteSize.ofMebibytes(112));
        assertThat(MEMORY.cap(List.of(limited(64), limited(32)))).isEqualTo(ByteSize.ofMebibytes(112 + 68 + 36));
    }

    @Test
    void oneIsolateWithoutLimitLeavesOnlyTheCeiling() {
        AgentMemory capped =
                new AgentMemory(MEMORY.base(), MEMORY.overhead(), MEMORY.grace(), ByteSize.ofMebibytes(200));
        assertThat(MEMORY.cap(List.of(limited(64), IsolateLimits.NONE))).isEqualTo(ByteSize.NONE);
        assertThat(capped.cap(List.of(limited(64), IsolateLimits.NONE))).isEqualTo(ByteSize.ofMebibytes(200));
        assertThat(capped.cap(List.of(limited(64)))).isEqualTo(ByteSize.ofMebibytes(180));
        assertThat(capped.cap(List.of(limited(640)))).isEqualTo(ByteSize.ofMebibytes(200));
    }

    @Test
    void hugeLimitsDoNotOverflow() {
        IsolateLimits huge =
                new IsolateLimits(Duration.ZERO, Duration.ZERO, Duration.ZERO, new ByteSize(Long.MAX_VALUE));
        assertThat(MEMORY.cap(List.of(huge, huge))).isEqualTo(new ByteSize(Long.MAX_VALUE));
    }

    @Test
    void aboveTheCapIsTooMuchAndNoCapNeverIs() {
        ByteSize cap = ByteSize.ofMebibytes(100);
        assertThat(AgentMemory.judge(100 * MIB, cap)).isEqualTo(new Verdict.Fine());
        assertThat(AgentMemory.judge(100 * MIB + 1, cap)).isEqualTo(new Verdict.OverMemory(100 * MIB + 1, 100 * MIB));
        assertThat(AgentMemory.judge(101 * MIB, cap).reason()).contains(EndReason.MEMORY_LIMIT_EXCEEDED);
        assertThat(AgentMemory.judge(Long.MAX_VALUE, ByteSize.NONE)).isEqualTo(new Verdict.Fine());
    }

    @Test
    void theLargestIsBlamedIfTheReportsExplainTheMemory() {
        List<Suspect<String>> suspects = List.of(
                new Suspect<>("small and busy", 5 * MIB, 20_000_000, false),
                new Suspect<>("large", 300 * MIB, 1_000, false));
        assertThat(MEMORY.culprit(500 * MIB, suspects)).contains("large");
    }

    @Test
    void theBusiestIsBlamedIfTheReportsAreOld() {
        List<Suspect<String>> suspects = List.of(
                new Suspect<>("bomb", 2 * MIB, 19_000_000, false),
                new Suspect<>("large", 60 * MIB, 1_000, false),
                new Suspect<>("idle", 0, 0, false));
        assertThat(MEMORY.culprit(500 * MIB, suspects)).contains("bomb");
    }

    @Test
    void theLargestIsBlamedIfNobodyWasBusy() {
        List<Suspect<String>> suspects = List.of(new Suspect<>("a", 0, 0, false), new Suspect<>("b", MIB, 0, false));
        assertThat(MEMORY.culprit(500 * MIB, suspects)).contains("b");
    }

    @Test
    void aCrashIsTheFaultOfWhoeverWasAtWork() {
        assertThat(AgentMemory.crasher(List.of(
                        new Suspect<>("just told", 2 * MIB, 0, true),
                        new Suspect<>("at work", MIB, 19_000_000, false))))
                .contains("at work");
    }

    @Test
    void aCrashWithinTheFirstMillisecondsIsTheFaultOfWhoeverWasToldSomething() {
        assertThat(AgentMemory.crasher(List.of(
                        new Suspect<>("just told", 0, 0, true),
                        new Suspect<>("large", 60 * MIB, 0, false),
                        new Suspect<>("done", 2 * MIB, 900_000, false))))
                .contains("just told");
        assertThat(AgentMemory.crasher(List.<Suspect<String>>of())).isEmpty();
    }

    @Property
    void somebodyIsBlamedUnlessThereIsNobody(
            @ForAll @LongRange(min = 0) long resident,
            @ForAll List<@LongRange(min = 0) Long> used,
            @ForAll @LongRange(min = 0) long busy) {
        List<Suspect<Long>> suspects = used.stream()
                .map(bytes -> new Suspect<>(bytes, bytes, busy, false))
                .toList();
        assertThat(MEMORY.culprit(resident, suspects).isPresent()).isEqualTo(!used.isEmpty());
    }
}
