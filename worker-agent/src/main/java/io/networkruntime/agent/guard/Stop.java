package io.networkruntime.agent.guard;

import io.networkruntime.protocol.EndReason;

/**
 * The verdict that an isolate must end.
 *
 * @param limit the limit that was exceeded, in the unit of the reason (ns, bytes or messages), 0 if none was
 * @param measured what was measured against it
 */
public record Stop(EndReason reason, long limit, long measured) {
    public static Stop of(EndReason reason) {
        return new Stop(reason, 0, 0);
    }
}
