package io.networkruntime.supervisor.pool;

import io.networkruntime.protocol.ToAgent;
import java.util.Collection;

/** The way to an agent. Any thread may send; nothing blocks. */
public interface MessageSender {
    /** Sends a message; what cannot be sent because the agent is dead is dropped: its seats are told. */
    void send(ToAgent message);

    /** Sends several with one write. */
    void sendAll(Collection<? extends ToAgent> messages);
}
