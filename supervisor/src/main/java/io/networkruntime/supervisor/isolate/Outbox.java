package io.networkruntime.supervisor.isolate;

import io.networkruntime.protocol.CallId;
import io.networkruntime.protocol.FlowCost;
import io.networkruntime.protocol.FrameMeasure;
import io.networkruntime.protocol.GuestError;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.Outcome;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.supervisor.limits.QueueRoom;
import io.networkruntime.supervisor.pool.MessageSender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the host says to one isolate, in the order of the calls, and the calls that wait for an answer. Any thread may use it;
 * nothing blocks.
 *
 * <p>It keeps what is said before there is an agent. Once the isolate is told to end it takes nothing that would begin anything,
 * and after the end nothing at all.
 */
final class Outbox {
    private static final int MAX_WAITING_MESSAGES = 65_536;

    private enum State {
        OPEN,
        /** The isolate has been told to end. */
        CLOSING,
        CLOSED
    }

    private final IsolateId id;
    private final IsolateTraffic traffic;
    private final ReentrantLock lock = new ReentrantLock();
    private final SendQueue queue;
    private final FrameMeasure measure = new FrameMeasure();
    private final OpenCalls calls = new OpenCalls();
    private final Consumption consumption = new Consumption();
    private State state = State.OPEN;
    private @Nullable MessageSender agent;

    /** What was said before there was an agent. */
    private List<ToAgent> early = new ArrayList<>();

    /** @param room what the queues of all isolates share */
    Outbox(IsolateId id, IsolateTraffic traffic, long maxQueueBytes, QueueRoom room) {
        this.id = id;
        this.traffic = traffic;
        queue = new SendQueue(MAX_WAITING_MESSAGES, maxQueueBytes, room);
    }

    /** There is an agent: sends what was said before. */
    void connect(MessageSender holder) {
        lock.lock();
        try {
            agent = holder;
            holder.sendAll(early);
            early = List.of();
        } finally {
            lock.unlock();
        }
    }

    /** Says what needs no answer. */
    void say(ToAgent message) {
        lock.lock();
        try {
            requireOpen();
            offerWithin(message);
        } finally {
            lock.unlock();
        }
    }

    /** Says something that belongs to what goes on already; nothing happens once the isolate has ended. */
    void reply(ToAgent message) {
        lock.lock();
        try {
            if (state != State.CLOSED) {
                offer(message);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Answers a request of the worker's; where there is no room for the answer it hears that instead. A worker that asks and
     * does not read would fill this process up otherwise.
     */
    void answer(CallId call, Outcome outcome) {
        lock.lock();
        try {
            if (state == State.CLOSED) {
                return;
            }
            ToAgent.Respond answer = new ToAgent.Respond(id, call, outcome);
            long cost = FlowCost.of(answer);
            offer(queue.isFull(cost) ? new ToAgent.Respond(id, call, noRoom(cost)) : answer);
        } finally {
            lock.unlock();
        }
    }

    private Outcome noRoom(long cost) {
        return new Outcome.Failure(
                GuestError.of("QuotaExceededError", "There was no room for the answer: " + waiting(cost)));
    }

    /** Says something ahead of all that waits, if the isolate is there. */
    void urge(ToAgent message) {
        lock.lock();
        try {
            if (state != State.CLOSED && agent != null) {
                agent.send(message);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Says what the worker is to answer; the future gives that. Cancelling it tells the worker. */
    CompletableFuture<Outcome> call(Function<CallId, ToAgent> question) {
        lock.lock();
        try {
            requireOpen();
            CallId number = calls.number();
            CompletableFuture<Outcome> answer = new CompletableFuture<>();
            offerWithin(question.apply(number));
            calls.add(number, answer);
            var _ = answer.whenComplete((_, _) -> forget(number));
            return answer;
        } finally {
            lock.unlock();
        }
    }

    private void forget(CallId number) {
        lock.lock();
        try {
            if (calls.take(number) != null && state != State.CLOSED) {
                offer(new ToAgent.Cancel(id, number));
            }
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() {
        if (state != State.OPEN) {
            throw IsolateEndedException.destroyed(id);
        }
    }

    private void offerWithin(ToAgent message) {
        long cost = FlowCost.of(message);
        if (queue.isFull(cost)) {
            throw new QueueFullException("Isolate " + id + " has " + waiting(cost));
        }
        offer(message);
    }

    private String waiting(long cost) {
        return queue.waitingMessages() + " messages (" + queue.waitingBytes() + " bytes) waiting, and "
                + (queue.isFullByItself(cost) ? "its queue is full" : "the queues of all isolates together are full");
    }

    /** Refuses what the wire does not take before it counts for anything, or waits behind others. */
    private void offer(ToAgent message) {
        measure.requireFits(message);
        traffic.sent(FlowCost.of(message));
        if (!queue.offer(message)) {
            return;
        }
        if (agent == null) {
            early.add(message);
        } else {
            agent.send(message);
        }
    }

    /** Tells the isolate to end once it has handled what was said before; false if it was told already. */
    boolean close(ToAgent.Destroy order) {
        return close(order, false);
    }

    /** Tells the isolate to end and drops what waits; false if it was told already. */
    boolean closeAtOnce(ToAgent.Destroy order) {
        return close(order, true);
    }

    private boolean close(ToAgent.Destroy order, boolean atOnce) {
        lock.lock();
        try {
            if (state != State.OPEN) {
                return false;
            }
            state = State.CLOSING;
            if (atOnce) {
                queue.clear();
            }
            offer(order);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Tells an isolate again that was told to end, and drops what waits; false if there is none to tell. */
    boolean hasten(ToAgent.Destroy order) {
        lock.lock();
        try {
            if (state == State.CLOSED || agent == null) {
                return false;
            }
            queue.clear();
            agent.send(order);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The isolate has ended: gives the calls that wait; empty if this was known. */
    Optional<List<CompletableFuture<Outcome>>> end() {
        lock.lock();
        try {
            if (state == State.CLOSED) {
                return Optional.empty();
            }
            state = State.CLOSED;
            queue.clear();
            return Optional.of(calls.takeAll());
        } finally {
            lock.unlock();
        }
    }

    // ---- what the isolate says of it

    /** Takes out the call that is answered; null if nobody waits for it. */
    @Nullable
    CompletableFuture<Outcome> answered(CallId call) {
        lock.lock();
        try {
            return calls.take(call);
        } finally {
            lock.unlock();
        }
    }

    /** The isolate has handled so much: sends what there is room for now. */
    void handled(int messages, long bytes) {
        lock.lock();
        try {
            List<ToAgent> ready = queue.handled(messages, bytes);
            if (agent != null && !ready.isEmpty()) {
                agent.sendAll(ready);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The host has taken in a message of the isolate's: gives it leave to send more, once that is worth a message. */
    void consumed(long cost) {
        lock.lock();
        try {
            if (agent != null && state != State.CLOSED) {
                consumption.add(id, cost).ifPresent(agent::send);
            }
        } finally {
            lock.unlock();
        }
    }

    // ---- figures

    boolean isOpen() {
        lock.lock();
        try {
            return state == State.OPEN;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosing() {
        lock.lock();
        try {
            return state == State.CLOSING;
        } finally {
            lock.unlock();
        }
    }

    IsolateTraffic.Figures figures() {
        lock.lock();
        try {
            return traffic.figures(calls.count(), queue.waitingMessages(), queue.waitingBytes());
        } finally {
            lock.unlock();
        }
    }
}
