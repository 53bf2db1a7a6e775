package io.networkruntime.supervisor.limits;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many restarts are granted within a period: the <em>intensity</em> of an OTP supervisor.
 *
 * <p>Source: Erlang/OTP, <a href="https://www.erlang.org/doc/system/sup_princ.html">Supervisor Behaviour</a>, "Maximum
 * Restart Intensity". Time comes in; the budget is confined to its owner's thread.
 */
public final class RestartBudget {
    private final int intensity;
    private final long periodNanos;
    private final Deque<Long> granted = new ArrayDeque<>();

    /**
     * A budget that is still whole.
     *
     * @param intensity how many restarts are granted within any period; 0 grants none
     * @param period longer than 0
     */
    public RestartBudget(int intensity, Duration period) {
        if (intensity < 0 || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException(
                    "restart budget must be at least 0 per more than 0 s: " + intensity + " per " + period);
        }
        this.intensity = intensity;
        this.periodNanos = period.toNanos();
    }

    /**
     * Grants one restart, or does not.
     *
     * @param nowNanos of a clock that never runs backwards, in ns, such as {@link System#nanoTime}
     */
    public boolean tryRestart(long nowNanos) {
        forgetBefore(nowNanos);
        if (granted.size() >= intensity) {
            return false;
        }
        granted.addLast(nowNanos);
        return true;
    }

    /** When the next restart will be granted, as ns from {@code nowNanos}: 0 is now, -1 never. */
    public long nanosUntilNext(long nowNanos) {
        forgetBefore(nowNanos);
        if (granted.size() < intensity) {
            return 0;
        }
        return granted.isEmpty() ? -1 : granted.getFirst() + periodNanos - nowNanos;
    }

    /** Whether nothing of it is used up. */
    boolean isWhole(long nowNanos) {
        forgetBefore(nowNanos);
        return granted.isEmpty();
    }

    private void forgetBefore(long nowNanos) {
        while (!granted.isEmpty() && nowNanos - granted.getFirst() >= periodNanos) {
            granted.removeFirst();
        }
    }

    @Override
    public String toString() {
        return intensity + " restarts per " + Duration.ofNanos(periodNanos);
    }
}
