package io.networkruntime.agent.worker;

import io.networkruntime.protocol.Outcome;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.protocol.ToAgent.ToIsolate;

/** How much of an isolate's receive window a message takes; the supervisor counts the same. */
final class MessageSize {
    private MessageSize() {}

    static long of(ToIsolate message) {
        return switch (message) {
            case ToAgent.Deliver d -> d.payload().size();
            case ToAgent.Request r -> r.payload().size();
            case ToAgent.Respond r -> r.outcome() instanceof Outcome.Value v ? v.payload().size() : 0;
            case ToAgent.Execute e -> e.code().length();
            default -> 0;
        };
    }
}
