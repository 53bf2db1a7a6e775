package io.networkruntime.supervisor.isolate;

import io.networkruntime.protocol.FlowCost;
import io.networkruntime.supervisor.pool.Seat;

/**
 * How much was said to one isolate and by it, and when last. What is sent is counted under its outbox's lock, what is received
 * by who polls.
 */
public final class IsolateTraffic implements Seat.Talk {
    private final boolean timed;
    private volatile long messagesSent;
    private long bytesSent;
    private volatile long messagesReceived;
    private volatile long bytesReceived;
    private volatile boolean owes;
    private volatile boolean held;
    private volatile long lastWord = System.nanoTime();

    /** @param timed whether anybody will ask {@link #silentNanos}, which costs a look at the clock for each message */
    IsolateTraffic(boolean timed) {
        this.timed = timed;
    }

    /**
     * The counts at one moment, messages that carry work for the other side's JavaScript.
     *
     * @param pendingRequests what the isolate has not answered
     */
    public record Figures(
            long messagesSent,
            long bytesSent,
            long messagesReceived,
            long bytesReceived,
            int pendingRequests,
            int queuedMessages,
            long queuedBytes) {}

    @SuppressWarnings("NonAtomicVolatileUpdate") // under the outbox's lock
    void sent(long cost) {
        noteWord();
        if (cost != FlowCost.FREE) {
            owes = true;
            messagesSent++;
            bytesSent += cost;
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // by the thread that polls alone
    void received(long cost) {
        noteWord();
        if (cost != FlowCost.FREE) {
            owes = false;
            messagesReceived++;
            bytesReceived += cost;
        }
    }

    @Override
    public long said() {
        return messagesSent;
    }

    @Override
    public long heard() {
        return messagesReceived;
    }

    @Override
    public boolean owes() {
        return owes;
    }

    void hold(boolean byDebugger) {
        held = byDebugger;
        noteWord();
    }

    private void noteWord() {
        if (timed) {
            lastWord = System.nanoTime();
        }
    }

    /** For how long nothing was said, in ns. */
    long silentNanos(long nowNanos) {
        return nowNanos - lastWord;
    }

    @Override
    public boolean isHeld() {
        return held;
    }

    Figures figures(int pendingRequests, int queuedMessages, long queuedBytes) {
        return new Figures(
                messagesSent, bytesSent, messagesReceived, bytesReceived, pendingRequests, queuedMessages, queuedBytes);
    }
}
