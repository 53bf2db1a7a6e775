package io.networkruntime.supervisor.limits;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How often the isolates of each tenant may crash their agents before the tenant is refused for a while.
 *
 * <p>Isolates without a tenant are counted by the pool's own budget alone. Time comes in; confined to its owner.
 */
public final class TenantBudgets {
    /** Tenants that are remembered; a flood of names makes the oldest quiet ones forgotten. */
    private static final int MAX_TENANTS = 10_000;

    private final int crashes;
    private final Duration period;
    private final Map<String, RestartBudget> budgets = new HashMap<>();

    public TenantBudgets(int crashes, Duration period) {
        this.crashes = crashes;
        this.period = period;
    }

    /** Notes that an isolate of this tenant crashed its agent. */
    public void crashed(String tenant, long nowNanos) {
        if (tenant.isEmpty()) {
            return;
        }
        if (budgets.size() >= MAX_TENANTS) {
            budgets.values().removeIf(budget -> budget.isWhole(nowNanos));
        }
        var _ = budgets.computeIfAbsent(tenant, _ -> new RestartBudget(crashes, period))
                .tryRestart(nowNanos);
    }

    /** For how long the tenant is refused from now on, in ns; empty if it is not. */
    public OptionalLong refusedFor(String tenant, long nowNanos) {
        RestartBudget budget = budgets.get(tenant);
        long nanos = budget == null ? 0 : budget.nanosUntilNext(nowNanos);
        return nanos == 0 ? OptionalLong.empty() : OptionalLong.of(nanos);
    }

    @Override
    public String toString() {
        return crashes + " crashes per " + period.toSeconds() + " s";
    }
}
