package io.networkruntime.supervisor.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TenantBudgetsTest {
    private static final long SECOND = 1_000_000_000L;
    private final TenantBudgets budgets = new TenantBudgets(3, Duration.ofSeconds(10));

    @Test
    void aTenantThatCrashesTooOftenIsRefusedUntilThatIsPast() {
        for (int i = 0; i < 3; i++) {
            assertThat(budgets.refusedFor("a", i * SECOND)).isEmpty();
            budgets.crashed("a", i * SECOND);
        }
        assertThat(budgets.refusedFor("a", 3 * SECOND)).hasValue(7 * SECOND);
        assertThat(budgets.refusedFor("b", 3 * SECOND)).isEmpty();
        assertThat(budgets.refusedFor("a", 10 * SECOND)).isEmpty();
    }

    @Test
    void whoHasNoNameIsNotCounted() {
        for (int i = 0; i < 10; i++) {
            budgets.crashed("", i);
        }
        assertThat(budgets.refusedFor("", 10)).isEmpty();
    }
}
