package io.networkruntime.supervisor.deno;

/** How the isolate's thread waits for the script's sockets beside everything else; its own but for {@link #wakeUp}. */
public interface SocketWait {

    /** Whether there may be anything to wait for. */
    boolean isActive();

    /** File descriptors that can be read when a socket is ready; none where {@link #await} alone can tell. */
    int[] descriptors();

    /** What is left of a time to wait, in ns, negative for ever, when sockets' own deadlines are heeded. */
    default long longest(long nanos) {
        return nanos;
    }

    /** Waits for a socket, for {@link #wakeUp}, or for so many ns, for ever if negative; may return early. */
    void await(long nanos);

    /** Ends {@link #await}, or the next one at once. Any thread. */
    void wakeUp();
}
