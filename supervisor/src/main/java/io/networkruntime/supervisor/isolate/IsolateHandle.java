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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One worker isolate, as the supervisor sees it. Any thread may use it; nothing blocks.
 *
 * <p>What the host says goes out in the order of the calls. What the worker says is passed on in its order, and the end
 * comes last and once, whatever races.
 */
public final class IsolateHandle implements Seat {
    /** How long the agent may take to end an isolate that is overdue, before it is ended itself. */
    private static final Duration OVERDUE = Duration.ofMillis(500);
    /** How long an agent that is up may take to make an isolate. */
    private static final Duration CREATE_TIMEOUT = Duration.ofSeconds(20);

    /** What a limit of this side's said, which the agent does not know. */
    private record Expiry(long limit, long measured) {}

    private final IsolateId id;
    private final IsolateLimits limits;
    private final AgentPool pool;
    private final AgentServices services;
    private final HandleListener listener;
    private final IsolateTraffic traffic;
    private final Outbox outbox;
    private final CompletableFuture<IsolateHandle> created = new CompletableFuture<>();
    private final CompletableFuture<EndReport> ended = new CompletableFuture<>();
    private final long bornNanos = System.nanoTime();
    private volatile Usage usage = Usage.NONE;
    private volatile @Nullable Agent agent;
    private volatile @Nullable Expiry expiry;
    private volatile String tenant = "";

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
        traffic = new IsolateTraffic(!limits.idle().isZero());
        outbox = new Outbox(id, traffic, maxQueueBytes, services.queueRoom());
    }

    /** Has the isolate made on an agent; {@link #created} tells when it is there. */
    public void create(IsolateOrder order) {
        tenant = order.tenant();
        Agent holder = pool.place(this, new ToAgent.CreateIsolate(id, order.spec(limits)), tenant);
        agent = holder;
        outbox.connect(holder);
        if (ended.isDone()) {
            // Before its agent was known here.
            pool.vacated(holder);
        }
        holder.whenReady(() -> services.afterUnless(created, CREATE_TIMEOUT, this::requireCreated));
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
        outbox.answer(call, outcome);
    }

    /** Says a word about a byte stream; nothing happens once the isolate has ended. */
    public void stream(ToAgent.ToIsolate word) {
        outbox.reply(word);
    }

    /** Says a word of a debugger's, ahead of all that waits for the worker. */
    void debug(ToAgent.ToIsolate word) {
        outbox.urge(word);
    }

    /** Whether a debugger has the isolate, so that it may stand still without being idle. */
    void hold(boolean byDebugger) {
        traffic.hold(byDebugger);
    }

    /** Says what the worker is to answer; the future gives that. */
    public CompletableFuture<Outcome> call(Function<CallId, ToAgent> question) {
        return outbox.call(question);
    }

    /** Says what needs no answer. */
    public void say(ToAgent message) {
        outbox.say(message);
    }

    /** Lets what was said before be handled, for so long at most, and then ends the isolate. */
    public CompletableFuture<EndReport> destroy(EndReason reason, Duration grace) {
        if (!tryDestroy(reason, grace)) {
            throw IsolateEndedException.destroyed(id);
        }
        return ended;
    }

    /** As {@link #destroy}; an isolate that has ended, or is told to end already, just goes on with that. */
    public CompletableFuture<EndReport> end(EndReason reason, Duration grace) {
        var _ = tryDestroy(reason, grace);
        return ended;
    }

    private boolean tryDestroy(EndReason reason, Duration grace) {
        boolean told = outbox.close(new ToAgent.Destroy(id, reason, grace.toNanos()));
        if (told) {
            services.afterUnless(ended, grace.plus(OVERDUE), () -> hasten(reason));
        }
        return told;
    }

    /** The isolate is overdue: what still waits for it no longer counts, and an agent that cannot end it is ended. */
    private void hasten(EndReason reason) {
        Agent holder = agent;
        if (holder != null && outbox.hasten(new ToAgent.Destroy(id, reason, 0))) {
            services.afterUnless(ended, OVERDUE, () -> pool.killFor(holder, id, reason));
        }
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
        outbox.consumed(cost);
    }

    // ---- what the agent says

    @Override
    public void onMessage(FromIsolate message) {
        traffic.received(FlowCost.of(message));
        switch (message) {
            case FromAgent.Executed(var _, var call, var outcome) -> answered(call, outcome, message);
            case FromAgent.Responded(var _, var call, var outcome) -> answered(call, outcome, message);
            case FromAgent.Consumed(var _, int messages, long bytes) -> outbox.handled(messages, bytes);
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
        CompletableFuture<Outcome> answer = outbox.answered(call);
        if (answer != null) {
            answer.complete(outcome);
        }
        consumed(message);
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
        EndReason cause = death.cause().reason();
        // An agent that is ended because its isolates are all told to end is no loss.
        if (outbox.isClosing() && (cause == EndReason.RECYCLED || cause.isByHost())) {
            return EndReason.MANUAL;
        }
        return mine && !cause.isByHost() ? cause : EndReason.AGENT_LOST;
    }

    private void end(EndReport report) {
        outbox.end().ifPresent(open -> {
            IsolateEndedException gone = IsolateEndedException.ended(id, report.reason());
            open.forEach(answer -> answer.completeExceptionally(gone));
            created.completeExceptionally(IsolateEndedException.neverCreated(id, report.detail()));
            try {
                listener.onEnd(report);
            } finally {
                ended.complete(report);
                Agent holder = agent;
                if (holder != null) {
                    pool.vacated(holder);
                }
            }
        });
    }

    // ---- figures

    @Override
    public long idleNanos(long nowNanos) {
        return created.isDone() ? traffic.silentNanos(nowNanos) : 0;
    }

    @Override
    public void expire(EndReason reason, long limit, long measured) {
        if (!outbox.isOpen()) {
            return;
        }
        expiry = new Expiry(limit, measured);
        if (outbox.closeAtOnce(new ToAgent.Destroy(id, reason, 0))) {
            services.afterUnless(ended, OVERDUE, () -> hasten(reason));
        } else {
            expiry = null;
        }
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
        return outbox.figures();
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
        return outbox.isOpen();
    }
}
