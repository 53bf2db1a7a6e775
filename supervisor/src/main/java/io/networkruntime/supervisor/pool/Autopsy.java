package io.networkruntime.supervisor.pool;

import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.supervisor.limits.AgentMemory;
import io.networkruntime.supervisor.limits.EndCause;
import io.networkruntime.supervisor.limits.EndCause.Evidence;
import io.networkruntime.supervisor.limits.ExitDiagnosis;
import io.networkruntime.supervisor.limits.ExitStatus;
import io.networkruntime.supervisor.process.AgentProcess;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why an agent is dead: from what this supervisor noted, what the kernel counted, how the process ended and what it
 * said last.
 *
 * @param memory how the agent's memory is shared out
 * @param meters the agent's clocks, still open
 * @param seats the isolates that it held
 */
record Autopsy(AgentMemory memory, SeatMeters meters, Collection<Seat> seats) {

    /** The death of an agent that never had a process. */
    static AgentDeath ofStillborn(String detail) {
        EndCause cause = new EndCause(EndReason.AGENT_LOST, Evidence.INTENT, detail);
        return new AgentDeath(cause, Optional.empty(), 0, 0, Optional.empty(), 0, Duration.ZERO, "", 0);
    }

    AgentDeath of(AgentProcess dead, ExitStatus exit, @Nullable KillIntent intent, @Nullable MemoryFence fence) {
        String words = dead.stderr().raw();
        ExitStatus status = ExitDiagnosis.withCrash(exit, words);
        boolean oomKilled = fence != null && fence.oomKilled();
        EndCause found =
                ExitDiagnosis.diagnose(status, Optional.ofNullable(intent).map(KillIntent::reason), oomKilled, words);
        long peak = meters.peakRssBytes();
        long kernelLimit = oomKilled && fence != null ? fence.limit().bytes() : 0;
        return intent == null
                ? death(
                        dead,
                        status,
                        found,
                        guess(found),
                        kernelLimit,
                        kernelLimit == 0 ? 0 : Math.max(kernelLimit, peak))
                : death(
                        dead,
                        status,
                        new EndCause(found.reason(), found.evidence(), intent.detail()),
                        intent.culprit(),
                        intent.limit(),
                        intent.measured());
    }

    private AgentDeath death(
            AgentProcess dead,
            ExitStatus status,
            EndCause cause,
            Optional<IsolateId> culprit,
            long limit,
            long measured) {
        return new AgentDeath(
                cause,
                culprit,
                limit,
                measured,
                Optional.of(status),
                dead.pid(),
                dead.uptime(),
                dead.stderr().printable(),
                meters.peakRssBytes());
    }

    /** Whose fault a crash is: of the isolate that was at work. A kill from outside is nobody's. */
    private Optional<IsolateId> guess(EndCause cause) {
        return switch (cause.reason()) {
            case AGENT_LOST -> Optional.empty();
            case MEMORY_LIMIT_EXCEEDED -> memory.culprit(meters.peakRssBytes(), meters.suspects(seats));
            default -> AgentMemory.crasher(meters.suspects(seats));
        };
    }
}
