package io.networkruntime.supervisor.isolate;

import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.Usage;
import io.networkruntime.supervisor.pool.AgentDeath;
import java.util.Optional;

/**
 * How an isolate ended: told exactly once.
 *
 * @param limit the limit that was exceeded, in the unit of the reason (ns, bytes or messages); 0 if none was
 * @param measured what was measured against it
 * @param usage what the isolate used in its life, as last reported
 * @param peakRssBytes the most resident memory of its agent that was seen, in bytes
 * @param detail one sentence for people
 * @param agentDeath the post-mortem, if the agent died with it
 */
public record EndReport(
        IsolateId isolate,
        EndReason reason,
        long limit,
        long measured,
        Usage usage,
        long peakRssBytes,
        String detail,
        Optional<AgentDeath> agentDeath) {}
