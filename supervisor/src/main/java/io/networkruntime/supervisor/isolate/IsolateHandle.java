package io.networkruntime.supervisor.isolate;

import io.networkruntime.protocol.CallId;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.FlowCost;
import io.networkruntime.protocol.FromAgent;
import io.networkruntime.protocol.FromAgent.FromIsolate;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.Outcome;
import io.networkruntime.protocol.Payload;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.protocol.Usage;
import io.networkruntime.supervisor.limits.IsolateLimits;
import io.networkruntime.supervisor.pool.Agent;
import io.networkruntime.supervisor.pool.AgentDeath;
import io.networkruntime.supervisor.pool.AgentPool;
import io.networkruntime.supervisor.pool.AgentServices;
import io.networkruntime.supervisor.pool.Seat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One worker isolate, as the supervisor sees it. Any thread may use it; nothing blocks.
 *
 * <p>What the host says goes out in the order of the calls. What the worker says is passed on in its order, and the end
 * comes last and once, whatever races.
 */
public final class IsolateHandle implements Seat {
    private static final int MAX_WAITING_MESSAGES = 65_536;
    /** How long the agent may take to end an isolate that is overdue, before it is ended itself. */
    private static final Duration OVERDUE = Duration.ofMillis(500);
    /** How long an agent that is up may take to make an isolate. */
    private static final Duration CREATE_TIMEOUT = Duration.ofSeconds(20);

    /** What a limit of this side's said, which the agent does not know. */
    private record Expiry(long limit, long measured) {}

    private enum State {
        LIVE,
        ENDING,
        ENDED
    }

    private final IsolateId id;
    private final IsolateLimits limits;
    private final AgentPool pool;
    private final AgentServices services;
    private final HandleListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final SendQueue queue;
    private final OpenCalls calls = new OpenCalls();
    private final CompletableFuture<IsolateHandle> created = new CompletableFuture<>();
    private final CompletableFuture<EndReport> ended = new CompletableFuture<>();
    private final long bornNanos = System.nanoTime();
    private final Consumption consumption = new Consumption();
    private final IsolateTraffic traffic = new IsolateTraffic();
    private State state = State.LIVE;

    /** What was said before an agent was found. */
    private List<ToAgent> early = new ArrayList<>();

    private volatile Usage usage = Usage.NONE;
    private volatile @Nullable Agent agent;
    private volatile @Nullable Expiry expiry;
    private volatile String tenant = "";
    private volatile long lastActivity = System.nanoTime();

    public IsolateHandle(
            IsolateId id,
            IsolateLimits limits,
            long maxQueueBytes,
            AgentPool pool,
            AgentServices services,
            HandleListener listener) {
        this.id = id;
        this.limits = limits;
        this.pool = pool;
        this.services = services;
        this.listener = listener;
        queue = new SendQueue(MAX_WAITING_MESSAGES, maxQueueBytes);
    }

    /** Has the isolate made on an agent; {@link #created} tells when it is there. */
    public void create(IsolateOrder order) {
        tenant = order.tenant();
        Agent holder = pool.place(this, new ToAgent.CreateIsolate(id, order.spec(limits)), tenant);
        settle(holder);
        holder.whenReady(() -> services.afterUnless(created, CREATE_TIMEOUT, this::requireCreated));
    }

    /** Sends what was said before there was an agent. */
    private void settle(Agent holder) {
        lock.lock();
        try {
            agent = holder;
            holder.sendAll(early);
            early = List.of();
        } finally {
            lock.unlock();
        }
    }

    private void requireCreated() {
        Agent holder = agent;
        if (!ended.isDone() && holder != null) {
            pool.killFor(holder, id, EndReason.AGENT_LOST);
        }
    }

    /** Completes when the isolate is there; exceptionally if it never will be. */
    public CompletableFuture<IsolateHandle> created() {
        return created;
    }

    /** Completes when the isolate has ended. */
    public CompletableFuture<EndReport> ended() {
        return ended;
    }

    // ---- what the host says

    /** Asks the worker; the future gives its answer. Cancelling the future tells the worker. */
    public CompletableFuture<Outcome> request(String method, Payload payload) {
        return call(number -> new ToAgent.Request(id, number, method, payload));
    }

    public void send(String event, Payload payload) {
        say(new ToAgent.Deliver(id, event, payload));
    }

    /** Answers a request of the worker; an answer that comes too late is dropped. */
    public void respond(CallId call, Outcome outcome) {
        stream(new ToAgent.Respond(id, call, outcome));
    }

    /** Says a word about a byte stream; nothing happens once the isolate has ended. */
    public void stream(ToAgent.ToIsolate word) {
        lock.lock();
        try {
            if (state != State.ENDED) {
                offer(word);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Says a word of a debugger's, ahead of all that waits for the worker. */
    void debug(ToAgent.ToIsolate word) {
        Agent holder = agent;
        if (holder != null && !ended.isDone()) {
            holder.send(word);
        }
    }

    /** Whether a debugger has the isolate, so that it may stand still without being idle. */
    void hold(boolean byDebugger) {
        traffic.hold(byDebugger);
        noteActivity();
    }

    /** Says what the worker is to answer; the future gives that. */
    public CompletableFuture<Outcome> call(java.util.function.Function<CallId, ToAgent> question) {
        lock.lock();
        try {
            requireLive();
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
            if (calls.take(number) != null && state != State.ENDED) {
                offer(new ToAgent.Cancel(id, number));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Says what needs no answer. */
    public void say(ToAgent message) {
        lock.lock();
        try {
            requireLive();
            offerWithin(message);
        } finally {
            lock.unlock();
        }
    }

    private void requireLive() {
        if (state != State.LIVE) {
            throw new IsolateEndedException("Isolate " + id + " is destroyed");
        }
    }

    private void offerWithin(ToAgent message) {
        if (queue.isFull(FlowCost.of(message))) {
            throw new QueueFullException("Isolate " + id + " has " + queue.waitingMessages() + " messages ("
                    + queue.waitingBytes() + " bytes) waiting: the queue is full");
        }
        offer(message);
    }

    private void offer(ToAgent message) {
        traffic.sent(FlowCost.of(message));
        noteActivity();
        Agent holder = agent;
        if (!queue.offer(message)) {
            return;
        }
        if (holder == null) {
            early.add(message);
        } else {
            holder.send(message);
        }
    }

    /** Lets what was said before be handled, for so long at most, and then ends the isolate. */
    public CompletableFuture<EndReport> destroy(EndReason reason, Duration grace) {
        lock.lock();
        try {
            requireLive();
            state = State.ENDING;
            offer(new ToAgent.Destroy(id, reason, grace.toNanos()));
        } finally {
            lock.unlock();
        }
        services.afterUnless(ended, grace.plus(OVERDUE), () -> hasten(reason));
        return ended;
    }

    /** The isolate is overdue: what still waits for it no longer counts, and an agent that cannot end it is ended. */
    private void hasten(EndReason reason) {
        Agent holder = agent;
        lock.lock();
        try {
            if (state == State.ENDED || holder == null) {
                return;
            }
            queue.clear();
            holder.send(new ToAgent.Destroy(id, reason, 0));
        } finally {
            lock.unlock();
        }
        services.afterUnless(ended, OVERDUE, () -> pool.killFor(holder, id, reason));
    }

    /** Ends the agent because it sent what no honest agent sends. */
    public void condemn(String evidence) {
        Agent holder = agent;
        if (holder != null) {
            holder.violation("isolate " + id + ": " + evidence);
        }
    }

    /** Gives room in the window back for a message that the listener got. */
    public void consumed(FromIsolate message) {
        long cost = FlowCost.of(message);
        if (cost == FlowCost.FREE) {
            return;
        }
        lock.lock();
        try {
            Agent holder = agent;
            if (holder != null && state != State.ENDED) {
                consumption.add(id, cost).ifPresent(holder::send);
            }
        } finally {
            lock.unlock();
        }
    }

    // ---- what the agent says

    @Override
    public void onMessage(FromIsolate message) {
        noteActivity();
        traffic.received(FlowCost.of(message));
        switch (message) {
            case FromAgent.Executed(var _, var call, var outcome) -> answered(call, outcome, message);
            case FromAgent.Responded(var _, var call, var outcome) -> answered(call, outcome, message);
            case FromAgent.Consumed(var _, int messages, long bytes) -> handled(messages, bytes);
            case FromAgent.Created _ -> created.complete(this);
            case FromAgent.CreateFailed(var _, var why) ->
                end(new EndReport(id, EndReason.AGENT_LOST, 0, 0, usage, 0, why, Optional.empty()));
            case FromAgent.Measured(var _, var used) -> usage = used;
            case FromAgent.Ended e -> {
                usage = e.usage();
                Expiry own = e.reason() == EndReason.WALL_LIMIT_EXCEEDED ? expiry : null;
                end(new EndReport(
                        id,
                        e.reason(),
                        own == null ? e.limit() : own.limit(),
                        own == null ? e.measured() : own.measured(),
                        usage,
                        peakRssBytes(),
                        e.reason().word(),
                        Optional.empty()));
            }
            default -> listener.onMessage(message);
        }
    }

    private void answered(CallId call, Outcome outcome, FromIsolate message) {
        CompletableFuture<Outcome> answer;
        lock.lock();
        try {
            answer = calls.take(call);
        } finally {
            lock.unlock();
        }
        if (answer != null) {
            answer.complete(outcome);
        }
        consumed(message);
    }

    private void handled(int messages, long bytes) {
        lock.lock();
        try {
            List<ToAgent> ready = queue.handled(messages, bytes);
            Agent holder = agent;
            if (holder != null && !ready.isEmpty()) {
                holder.sendAll(ready);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onAgentDeath(AgentDeath death, long cpuNanos) {
        usage = new Usage(
                Math.max(usage.cpuNanos(), cpuNanos),
                Math.max(usage.wallNanos(), System.nanoTime() - bornNanos),
                usage.heapBytes(),
                usage.externalBytes());
        boolean mine = death.culprit().map(id::equals).orElse(true);
        EndReason reason = reasonOf(death, mine);
        end(new EndReport(
                id,
                reason,
                mine ? death.limit() : 0,
                mine ? death.measured() : 0,
                usage,
                death.peakRssBytes(),
                mine
                        ? death.cause().detail()
                        : "the agent was lost: " + death.cause().detail(),
                Optional.of(death)));
    }

    private EndReason reasonOf(AgentDeath death, boolean mine) {
        lock.lock();
        try {
            EndReason cause = death.cause().reason();
            // An agent that is ended because its isolates are all told to end is no loss.
            if (state == State.ENDING && (cause == EndReason.RECYCLED || cause.isByHost())) {
                return EndReason.MANUAL;
            }
            return mine && !cause.isByHost() ? cause : EndReason.AGENT_LOST;
        } finally {
            lock.unlock();
        }
    }

    private void end(EndReport report) {
        List<CompletableFuture<Outcome>> open;
        lock.lock();
        try {
            if (state == State.ENDED) {
                return;
            }
            state = State.ENDED;
            open = calls.takeAll();
            queue.clear();
        } finally {
            lock.unlock();
        }
        IsolateEndedException gone = new IsolateEndedException(
                "Isolate " + id + " ended: " + report.reason().word());
        open.forEach(answer -> answer.completeExceptionally(gone));
        created.completeExceptionally(
                new IsolateEndedException("Isolate " + id + " could not be created: " + report.detail()));
        listener.onEnd(report);
        ended.complete(report);
        Agent holder = agent;
        if (holder != null) {
            pool.vacated(holder);
        }
    }

    // ---- figures

    private void noteActivity() {
        if (!limits.idle().isZero()) {
            lastActivity = System.nanoTime();
        }
    }

    @Override
    public long idleNanos(long nowNanos) {
        return created.isDone() ? nowNanos - lastActivity : 0;
    }

    @Override
    public void expire(EndReason reason, long limit, long measured) {
        lock.lock();
        try {
            if (state != State.LIVE) {
                return;
            }
            state = State.ENDING;
            expiry = new Expiry(limit, measured);
            queue.clear();
            offer(new ToAgent.Destroy(id, reason, 0));
        } finally {
            lock.unlock();
        }
        services.afterUnless(ended, OVERDUE, () -> hasten(reason));
    }

    @Override
    public Talk talk() {
        return traffic;
    }

    @Override
    public String tenant() {
        return tenant;
    }

    @Override
    public IsolateId id() {
        return id;
    }

    @Override
    public IsolateLimits limits() {
        return limits;
    }

    @Override
    public Usage lastUsage() {
        return usage;
    }

    /** What went to the isolate and came from it, and what waits. */
    public IsolateTraffic.Figures traffic() {
        lock.lock();
        try {
            return traffic.figures(calls.count(), queue.waitingMessages(), queue.waitingBytes());
        } finally {
            lock.unlock();
        }
    }

    /** The most that its agent was seen to hold, in bytes. */
    public long peakRssBytes() {
        Agent holder = agent;
        return holder == null ? 0 : holder.peakRssBytes();
    }

    /** The process that holds the isolate; 0 as long as there is none. */
    public long agentPid() {
        Agent holder = agent;
        return holder == null ? 0 : holder.pid();
    }

    public boolean isLive() {
        lock.lock();
        try {
            return state == State.LIVE;
        } finally {
            lock.unlock();
        }
    }
}
