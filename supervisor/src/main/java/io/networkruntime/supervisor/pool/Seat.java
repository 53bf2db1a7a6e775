package io.networkruntime.supervisor.pool;

import io.networkruntime.protocol.FromAgent.FromIsolate;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.Usage;
import io.networkruntime.supervisor.limits.IsolateLimits;

/** An isolate as its agent's supervisor side sees it. Calls come from the thread that polls, or the one that saw a death. */
public interface Seat {
    IsolateId id();

    IsolateLimits limits();

    /** What the agent last said that the isolate has used. */
    Usage lastUsage();

    /** A message that this isolate may send now. */
    void onMessage(FromIsolate message);

    /** The agent is dead, and all that it had said has been delivered; the last call. */
    void onAgentDeath(AgentDeath death);
}
