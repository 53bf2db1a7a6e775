package io.networkruntime.supervisor.process;

import java.nio.ByteBuffer;

/**
 * Takes what arrives on one channel, in order, on whichever thread polls at that moment.
 *
 * <p>It is called by one thread at a time and without any lock of the channel, so it may write and close. It must be brief
 * and must not wait for another thread: while it runs, nobody reads from any agent.
 */
public interface WireHandler {
    /** Bytes have arrived; the buffer is valid only during the call. */
    void onReadable(ByteBuffer bytes);

    /** All that had been kept back because the pipe was full has been written. */
    default void onDrained() {}

    /** The channel is closed; the last call. */
    void onClosed(WireEnd end);
}
