package io.networkruntime.supervisor.isolate;

import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.ToAgent;
import java.util.Optional;

/** What the host has taken in of a worker's messages and not told it yet. Its owner locks. */
final class Consumption {
    /** Once so much was consumed, the worker is told; a fraction of the window that the agent grants itself at first. */
    private static final int CREDIT_MESSAGES = 512;

    /** Less than a large message: others of the agent wait for the room that it takes. */
    private static final long CREDIT_BYTES = 128 << 10;

    private int messages;
    private long bytes;

    /** Counts a message; gives the credit to send when it is worth one. */
    Optional<ToAgent.Credit> add(IsolateId id, long cost) {
        messages++;
        bytes += cost;
        if (messages < CREDIT_MESSAGES && bytes < CREDIT_BYTES) {
            return Optional.empty();
        }
        ToAgent.Credit credit = new ToAgent.Credit(id, messages, bytes);
        messages = 0;
        bytes = 0;
        return Optional.of(credit);
    }
}
