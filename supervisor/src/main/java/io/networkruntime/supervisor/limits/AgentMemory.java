package io.networkruntime.supervisor.limits;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How much memory an agent may hold, and whose fault it is if it holds more.
 *
 * @param base what an agent holds without isolates
 * @param overhead what an isolate costs beside its own heap and external memory
 * @param grace what is added to the sum, so that the agent's own watch, which can spare the neighbours, comes first
 * @param ceiling the most an agent may hold whatever its isolates may, or none
 */
public record AgentMemory(ByteSize base, ByteSize overhead, ByteSize grace, ByteSize ceiling) {

    /**
     * What is known of one isolate of an agent.
     *
     * @param isolate its name
     * @param usedBytes heap + external memory as the agent last reported it, 0 if it never did
     * @param busyNanos CPU time of its thread between the last two looks, in ns; 0 if that is long ago
     * @param owes whether something was said to it and nothing was heard from it since
     */
    public record Suspect<I>(I isolate, long usedBytes, long busyNanos, boolean owes) {}

    /** Who uses so much between two looks was at work at the second. */
    private static final long AT_WORK_NANOS = 5_000_000;

    /** The cap of an agent with these isolates: their limits and what surrounds them, or the ceiling, or none. */
    public ByteSize cap(Collection<IsolateLimits> isolates) {
        long sum = base.bytes() + grace.bytes();
        for (IsolateLimits limits : isolates) {
            if (limits.memory().isNone()) {
                return ceiling;
            }
            sum = saturatedSum(sum, saturatedSum(limits.memory().bytes(), overhead.bytes()));
        }
        return new ByteSize(ceiling.isNone() ? sum : Math.min(sum, ceiling.bytes()));
    }

    private static long saturatedSum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    public static Verdict judge(long residentBytes, ByteSize cap) {
        return cap.isNone() || residentBytes <= cap.bytes()
                ? new Verdict.Fine()
                : new Verdict.OverMemory(residentBytes, cap.bytes());
    }

    /** What one isolate must hold of all that the agent holds: what neither the agent itself nor the others account for. */
    public <I> long share(I isolate, long residentBytes, List<Suspect<I>> suspects) {
        long others = suspects.stream()
                .filter(suspect -> !suspect.isolate().equals(isolate))
                .mapToLong(suspect -> saturatedSum(suspect.usedBytes(), overhead.bytes()))
                .reduce(0, AgentMemory::saturatedSum);
        return Math.max(0, residentBytes - base.bytes() - others);
    }

    /**
     * Whose fault it is that an agent holds too much.
     *
     * <p>Memory can grow by 2 GB/s and reports come every 20 ms at best, never from within one native call: so if what was
     * reported explains less than half of what the agent holds beyond its base, it is the isolate whose thread was busiest;
     * else the one that reported most.
     *
     * @return empty if there is no isolate
     */
    public <I> Optional<I> culprit(long residentBytes, List<Suspect<I>> suspects) {
        long reported = suspects.stream().mapToLong(Suspect::usedBytes).reduce(0, AgentMemory::saturatedSum);
        Comparator<Suspect<I>> byUse = Comparator.comparingLong(Suspect::usedBytes);
        Comparator<Suspect<I>> byWork = Comparator.comparingLong(Suspect::busyNanos);
        boolean explained = reported >= (residentBytes - base.bytes()) / 2;
        boolean anyBusy = suspects.stream().anyMatch(suspect -> suspect.busyNanos > 0);
        Comparator<Suspect<I>> order =
                explained || !anyBusy ? byUse.thenComparing(byWork) : byWork.thenComparing(byUse);
        return suspects.stream().max(order).map(Suspect::isolate);
    }

    /**
     * Whose code crashed an agent: the isolate that was busiest when last looked at, if one was at work; or else one that
     * was told something since, as a crash can come within the first millisecond of a turn.
     *
     * @return empty if there is no isolate
     */
    public static <I> Optional<I> crasher(List<Suspect<I>> suspects) {
        Comparator<Suspect<I>> order = Comparator.<Suspect<I>>comparingLong(
                        suspect -> suspect.busyNanos >= AT_WORK_NANOS ? suspect.busyNanos : 0)
                .thenComparing(Suspect::owes)
                .thenComparingLong(Suspect::busyNanos)
                .thenComparingLong(Suspect::usedBytes);
        return suspects.stream().max(order).map(Suspect::isolate);
    }
}
