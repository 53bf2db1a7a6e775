package io.networkruntime.supervisor.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class RestartBudgetTest {
    @Property
    void noWindowEverHoldsMoreThanTheIntensity(
            @ForAll @IntRange(max = 5) int intensity,
            @ForAll @LongRange(min = 1, max = 50) long period,
            @ForAll long start,
            @ForAll @Size(max = 100) List<@LongRange(min = 0, max = 20) Long> steps) {
        RestartBudget budget = new RestartBudget(intensity, Duration.ofNanos(period));
        List<Long> granted = new ArrayList<>();
        long now = start;
        for (long step : steps) {
            now += step;
            long at = now;
            long wait = budget.nanosUntilNext(now);
            long inWindow = granted.stream().filter(then -> at - then < period).count();
            assertThat(budget.tryRestart(now)).isEqualTo(inWindow < intensity).isEqualTo(wait == 0);
            if (wait == 0) {
                granted.add(now);
            }
        }
    }

    @Test
    void itSaysWhenTheNextRestartIsGranted() {
        RestartBudget budget = new RestartBudget(2, Duration.ofNanos(100));
        assertThat(budget.tryRestart(0)).isTrue();
        assertThat(budget.tryRestart(40)).isTrue();
        assertThat(budget.tryRestart(99)).isFalse();
        assertThat(budget.nanosUntilNext(99)).isEqualTo(1);
        assertThat(budget.tryRestart(100)).isTrue();
        assertThat(budget.nanosUntilNext(100)).isEqualTo(40);
        assertThat(new RestartBudget(0, Duration.ofNanos(1)).nanosUntilNext(0)).isEqualTo(-1);
    }

    @Test
    void aBudgetWithoutAPeriodIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RestartBudget(1, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new RestartBudget(-1, Duration.ofSeconds(1)));
    }
}
