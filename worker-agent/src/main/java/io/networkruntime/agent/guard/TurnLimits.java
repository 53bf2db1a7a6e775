package io.networkruntime.agent.guard;

import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.IsolateSpec;
import org.jspecify.annotations.Nullable;

/** The policy of the inner ring: pure comparisons of what was measured with what an isolate may use. */
public final class TurnLimits {
    private TurnLimits() {}

    /**
     * Judges the clocks of an isolate.
     *
     * @param turnCpu CPU time of the current turn, in ns
     * @param turnWall wall time of the current turn, in ns
     * @param lifeCpu CPU time of the isolate so far, in ns
     */
    static @Nullable Stop judgeTime(IsolateSpec spec, long turnCpu, long turnWall, long lifeCpu) {
        if (exceeds(turnCpu, spec.turnCpuNanos())) {
            return new Stop(EndReason.CPU_LIMIT_EXCEEDED, spec.turnCpuNanos(), turnCpu);
        }
        if (exceeds(lifeCpu, spec.lifeCpuNanos())) {
            return new Stop(EndReason.CPU_LIMIT_EXCEEDED, spec.lifeCpuNanos(), lifeCpu);
        }
        if (exceeds(turnWall, spec.turnWallNanos())) {
            return new Stop(EndReason.WALL_LIMIT_EXCEEDED, spec.turnWallNanos(), turnWall);
        }
        return null;
    }

    /** Judges heap and external memory together. */
    public static @Nullable Stop judgeMemory(IsolateSpec spec, long bytes) {
        return exceeds(bytes, spec.memoryBytes())
                ? new Stop(EndReason.MEMORY_LIMIT_EXCEEDED, spec.memoryBytes(), bytes)
                : null;
    }

    private static boolean exceeds(long measured, long limit) {
        return limit > 0 && measured > limit;
    }
}
