package io.networkruntime.supervisor.isolate;

import io.networkruntime.protocol.FlowCost;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.supervisor.limits.QueueRoom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * What the host has said to one isolate and the isolate has not handled yet: a window that is in its agent, and a bounded
 * queue behind it. Guarded by its owner.
 */
final class SendQueue {
    /** What may be in the agent at a time; a window that is as good as empty takes one message of any size. */
    private static final int WINDOW_MESSAGES = 4096;

    private static final long WINDOW_BYTES = 1 << 20;

    /** The agent tells in lumps of this size what was handled: less may be handled and not told for ever. */
    private static final long UNTOLD_BYTES = 256 << 10;

    /** So much may always be said to an isolate for which nothing waits. */
    private static final long SMALL_BYTES = 64 << 10;

    private final long maxBytes;
    private final int maxMessages;
    private final QueueRoom room;
    private final Queue<ToAgent> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private int sentMessages;
    private long sentBytes;

    /** @param room what all queues of this process share */
    SendQueue(int maxMessages, long maxBytes, QueueRoom room) {
        this.room = room;
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
    }

    /** Whether a message of this cost would be one too many. */
    boolean isFull(long cost) {
        boolean always = cost == FlowCost.FREE || (waiting.isEmpty() && cost <= SMALL_BYTES);
        return !always && (isFullByItself(cost) || !room.fits(cost));
    }

    /** Whether it would be one too many for this queue alone. */
    boolean isFullByItself(long cost) {
        return !waiting.isEmpty() && (waiting.size() >= maxMessages || waitingBytes + cost > maxBytes);
    }

    /** Whether the message may go now; if so it counts as gone, else it waits its turn. */
    boolean offer(ToAgent message) {
        long cost = FlowCost.of(message);
        if (waiting.isEmpty() && hasRoom(cost)) {
            count(cost);
            return true;
        }
        waiting.add(message);
        waitingBytes += Math.max(0, cost);
        room.take(Math.max(0, cost));
        return false;
    }

    /** Notes what the isolate has handled; gives what may go now. */
    List<ToAgent> handled(int messages, long bytes) {
        sentMessages -= messages;
        sentBytes -= bytes;
        List<ToAgent> ready = new ArrayList<>();
        for (ToAgent next = waiting.peek(); next != null && hasRoom(FlowCost.of(next)); next = waiting.peek()) {
            waiting.remove();
            long cost = FlowCost.of(next);
            waitingBytes -= Math.max(0, cost);
            room.give(1, Math.max(0, cost));
            count(cost);
            ready.add(next);
        }
        return ready;
    }

    private boolean hasRoom(long cost) {
        return cost == FlowCost.FREE
                || (sentMessages < WINDOW_MESSAGES && (sentBytes < UNTOLD_BYTES || sentBytes + cost <= WINDOW_BYTES));
    }

    private void count(long cost) {
        if (cost != FlowCost.FREE) {
            sentMessages++;
            sentBytes += cost;
        }
    }

    int waitingMessages() {
        return waiting.size();
    }

    long waitingBytes() {
        return waitingBytes;
    }

    void clear() {
        room.give(waiting.size(), waitingBytes);
        waiting.clear();
        waitingBytes = 0;
    }
}
