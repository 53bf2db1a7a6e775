package io.networkruntime.protocol;

/** What {@link AgentConversation} makes of a message from an agent. */
public sealed interface Verdict {
    /** The agent may say this now. */
    enum Accept implements Verdict {
        ACCEPT
    }

    /** Drop it: it crossed with something that the host said, or is a first slip. Counted. */
    record Ignore(String reason) implements Verdict {}

    /** No honest agent says this: the agent is to be ended with {@link EndReason#PROTOCOL_VIOLATION}. */
    record Violation(String reason) implements Verdict {}
}
