package io.networkruntime.supervisor.limits;

import io.networkruntime.protocol.EndReason;

/**
 * Why an agent ended, as far as it is known, and how it is known.
 *
 * @param reason the word for it
 * @param evidence what it rests on
 * @param detail one sentence for people
 */
public record EndCause(EndReason reason, Evidence evidence, String detail) {
    /** What a cause rests on, the least telling first. */
    public enum Evidence {
        /** It is gone. */
        NOTHING,
        /** How the process ended. */
        EXIT_STATUS,
        /** What it wrote before. */
        LAST_WORDS,
        /** The kernel's own count or signal, which the agent cannot fake. */
        KERNEL,
        /** This supervisor decided it, and noted the reason before the kill. */
        INTENT
    }

    /** The more precise of two causes: this one unless the other rests on better evidence. */
    public EndCause refinedBy(EndCause other) {
        return other.evidence.compareTo(evidence) > 0 ? other : this;
    }
}
