package io.networkruntime.supervisor.pool;

import io.networkruntime.protocol.IsolateId;
import io.networkruntime.supervisor.limits.EndCause;
import io.networkruntime.supervisor.limits.ExitStatus;
import java.time.Duration;
import java.util.Optional;

/**
 * The post-mortem of an agent.
 *
 * @param cause why it died, as precisely as it is known
 * @param culprit the isolate whose fault it was, where one is known
 * @param limit the limit that was exceeded, in the unit of the reason, 0 if none was
 * @param measured what was measured against it
 * @param status how the process ended; empty if it could not even be started
 * @param pid the process, 0 if there was none
 * @param stderrTail the last that it wrote to its standard error, on one printable line
 * @param peakRssBytes the most resident memory that was seen, in bytes
 */
public record AgentDeath(
        EndCause cause,
        Optional<IsolateId> culprit,
        long limit,
        long measured,
        Optional<ExitStatus> status,
        long pid,
        Duration uptime,
        String stderrTail,
        long peakRssBytes) {}
