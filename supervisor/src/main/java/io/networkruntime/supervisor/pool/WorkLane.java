package io.networkruntime.supervisor.pool;

import java.util.function.LongSupplier;

/**
 * Whether one isolate still takes up the work that it is given: an agent may answer pings while the thread of an isolate hangs.
 *
 * <p>Once something was said to an isolate or its thread has worked, and then nothing has come from it for
 * {@value #QUIET_LOOKS} looks, it is probed. It is lost when it then says nothing for {@value #LOST_LOOKS} looks although its
 * thread slept nearly all that time: one that runs, or waits for a processor, is in a long turn, which is a matter of its
 * limits. Looks are counted and not the clock, so that a supervisor that was suspended blames nobody. An isolate that has
 * answered its probe and rests is not woken again.
 *
 * <p>Confined to the {@link Watch}'s thread.
 */
final class WorkLane {
    /** What is to be done after a look. */
    enum Step {
        NOTHING,
        PROBE,
        LOST
    }

    static final int LOOK_MILLIS = 1000;
    static final int QUIET_LOOKS = 2;
    static final int LOST_LOOKS = 8;

    /** A thread that is awake for a larger part of the time is at work. */
    private static final long ASLEEP_NANOS_PER_LOOK = LOOK_MILLIS * 1_000_000L / 10;

    /** More than answering a probe takes. */
    private static final long WORKED_NANOS = 1_000_000;

    private long provenSaid;
    private long provenCpu;
    private long heard;
    private int quiet;
    private boolean probed;
    private long saidAtProbe;
    private long awakeAtProbe;

    /**
     * One look, every {@value #LOOK_MILLIS} ms at the most often.
     *
     * @param said how much was said to the isolate so far; any change counts
     * @param heardSoFar how much came from it; any change counts
     * @param cpuNanos what its thread had used when that was last read, in ns
     * @param awakeNanos for how long its thread has run or waited to run so far, in ns; asked only when it matters
     */
    Step look(long said, long heardSoFar, long cpuNanos, LongSupplier awakeNanos) {
        boolean spoke = heardSoFar != heard;
        heard = heardSoFar;
        if (probed) {
            return spoke ? proven(cpuNanos) : waitOn(awakeNanos);
        }
        boolean open = said != provenSaid || cpuNanos - provenCpu > WORKED_NANOS;
        quiet = open && !spoke ? quiet + 1 : 0;
        if (quiet < QUIET_LOOKS) {
            return Step.NOTHING;
        }
        probed = true;
        quiet = 0;
        saidAtProbe = said;
        awakeAtProbe = awakeNanos.getAsLong();
        return Step.PROBE;
    }

    private Step proven(long cpuNanos) {
        probed = false;
        quiet = 0;
        provenSaid = saidAtProbe;
        provenCpu = cpuNanos;
        return Step.NOTHING;
    }

    private Step waitOn(LongSupplier awakeNanos) {
        quiet++;
        if (quiet < LOST_LOOKS) {
            return Step.NOTHING;
        }
        long awake = awakeNanos.getAsLong();
        boolean asleep = awake - awakeAtProbe < LOST_LOOKS * ASLEEP_NANOS_PER_LOOK;
        quiet = 0;
        awakeAtProbe = awake;
        return asleep ? Step.LOST : Step.NOTHING;
    }
}
