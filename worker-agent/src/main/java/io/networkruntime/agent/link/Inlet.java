package io.networkruntime.agent.link;

/** Whoever may read the wire while it has nothing else to do: a thread with a mailbox. */
public interface Inlet {
    /** Whether something waits in the mailbox, so that the owner should stop reading and look. */
    boolean hasWork();

    /** Wakes the owner, if it sleeps. A wake-up that comes early must not get lost. */
    void wake();
}
