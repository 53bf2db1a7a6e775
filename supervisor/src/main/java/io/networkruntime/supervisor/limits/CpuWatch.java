package io.networkruntime.supervisor.limits;

import java.time.Duration;

/**
 * What the outer ring remembers of one isolate's CPU time: its thread's clock when it last made progress.
 *
 * <p>From outside nobody sees a turn begin or end. What is seen is the thread's clock, where the agent cannot lie, and the
 * number of turns that the agent says have ended. The rule: a thread that has used more than the limit of one turn and a
 * grace since that number last changed is overrun.
 *
 * <p>Why that never hits an honest isolate: turns that each stay within the limit keep the number growing, provided the
 * agent reports it at least once per {@link #REPORT_EVERY} of the isolate's CPU time and of wall time whenever it has grown.
 * Between two reports the thread then uses at most one limit (the turn that is running), the report's delay and what the
 * sampling adds; the grace covers the last two. A report counts from the sample that first sees it, which errs in the
 * isolate's favour.
 *
 * <p>Messages are deliberately no sign of progress: a guest can send for ever within one turn.
 *
 * <p>What this does not catch: an agent that has been taken over and counts turns that were none. Then only the limit of
 * the life, which needs no word from the agent, and the kernel's limits hold.
 *
 * @param turns the number of ended turns when it last changed
 * @param cpuNanos the thread's clock at the sample that saw it, in ns
 */
public record CpuWatch(long turns, long cpuNanos) {
    /** How often an agent owes a report while turns end. */
    public static final Duration REPORT_EVERY = Duration.ofMillis(50);

    /**
     * One look at an isolate.
     *
     * @param turns how many turns have ended by the agent's last report; any change counts
     * @param cpuNanos the clock of the isolate's thread, in ns, read before {@code turns}
     */
    public record Sample(long turns, long cpuNanos) {}

    /** The watch of a thread that was just made. */
    public static CpuWatch begin(Sample first) {
        return new CpuWatch(first.turns, first.cpuNanos);
    }

    /** The watch after one more look. */
    public CpuWatch after(Sample sample) {
        return sample.turns == turns ? this : begin(sample);
    }

    /**
     * What a sample means that {@link #after} has not taken in yet, or has: that makes no difference.
     *
     * @param grace what is added to each limit, so that the agent's own watchdog, which can spare the neighbours, comes first
     */
    public Verdict judge(Sample sample, IsolateLimits limits, Duration grace) {
        long turn = sample.cpuNanos - after(sample).cpuNanos;
        long turnLimit = limits.turnCpu().toNanos();
        if (turnLimit > 0 && turn > turnLimit + grace.toNanos()) {
            return new Verdict.OverCpu(turn, turnLimit);
        }
        long lifeLimit = limits.lifeCpu().toNanos();
        if (lifeLimit > 0 && sample.cpuNanos > lifeLimit + grace.toNanos()) {
            return new Verdict.OverCpu(sample.cpuNanos, lifeLimit);
        }
        return new Verdict.Fine();
    }
}
