package io.networkruntime.supervisor.isolate;

import io.networkruntime.protocol.FlowCost;
import io.networkruntime.supervisor.pool.Seat;

/** How much was said to one isolate and by it. What is sent is counted under the owner's lock, the rest by who polls. */
public final class IsolateTraffic implements Seat.Talk {
    private volatile long messagesSent;
    private long bytesSent;
    private volatile long messagesReceived;
    private volatile long bytesReceived;
    private volatile boolean owes;
    private volatile boolean held;

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

    @SuppressWarnings("NonAtomicVolatileUpdate") // under the owner's lock
    void sent(long cost) {
        if (cost != FlowCost.FREE) {
            owes = true;
            messagesSent++;
            bytesSent += cost;
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // by the thread that polls alone
    void received(long cost) {
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
