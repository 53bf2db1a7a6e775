package io.networkruntime.supervisor.process;

import java.nio.ByteBuffer;

/** The supervisor's end of the two pipes to one agent; any thread may use it. */
public interface WireChannel {
    /** What became of the bytes of one {@link #write}. */
    enum Written {
        /** All bytes are in the pipe. */
        SENT,
        /** The pipe is full: what is left waits here and is written later, in order. */
        KEPT,
        /** Too much waits already: nothing was taken. Write again after {@link WireHandler#onDrained}. */
        FULL,
        /** The agent reads no more, or the channel is closed: nothing was taken, or it will never arrive. */
        CLOSED
    }

    /**
     * Writes all bytes between position and limit or none of them, and never blocks.
     *
     * <p>What waits is bounded by the channel's backlog limit and one message more.
     */
    Written write(ByteBuffer bytes);

    /**
     * Whether a write may wait a little to go out with others: then {@link WireHandler#onDrained} is called before anybody
     * waits for agents again, and at the latest about a millisecond from now. False while somebody waits for agents
     * already, and for the first write since then.
     */
    boolean defer();

    /** How many bytes wait to be written. */
    long backlogBytes();

    /** Stops or goes on reading from the agent, whose own writes then wait in its process. */
    void read(boolean wanted);

    /** Closes both pipes soon; {@link WireHandler#onClosed} tells when. */
    void close();
}
