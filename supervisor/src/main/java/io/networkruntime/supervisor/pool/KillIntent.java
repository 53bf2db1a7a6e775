package io.networkruntime.supervisor.pool;

import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.IsolateId;
import java.util.Optional;

/**
 * Why this supervisor ends an agent, noted before the kill.
 *
 * @param culprit the isolate whose fault it is, where one is known
 * @param limit the limit that was exceeded, in the unit of the reason, 0 if none was
 * @param measured what was measured against it
 */
record KillIntent(EndReason reason, String detail, Optional<IsolateId> culprit, long limit, long measured) {
    static KillIntent of(EndReason reason, String detail) {
        return new KillIntent(reason, detail, Optional.empty(), 0, 0);
    }
}
