package io.networkruntime.supervisor.pool;

import io.networkruntime.protocol.BadFrame;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.FromAgent;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.protocol.WireLimits;
import io.networkruntime.supervisor.limits.AgentMemory;
import io.networkruntime.supervisor.limits.ExitStatus;
import io.networkruntime.supervisor.process.AgentLaunchException;
import io.networkruntime.supervisor.process.AgentProcess;
import io.networkruntime.supervisor.process.WireEnd;
import io.networkruntime.supervisor.process.WireLoop;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One agent from its start to its death, as the supervisor sees it.
 *
 * <p>Any thread may send; what the agent says comes in on the thread that polls. The reason of a kill is recorded before
 * the kill, and the death counts only when the process is gone and its pipe has been read to the end.
 */
public final class Agent implements MessageSender {
    private static final Duration HELLO_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration LAST_BYTES_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration EXIT_AFTER_END = Duration.ofMillis(300);
    private static final SecureRandom TOKENS = new SecureRandom();

    private final int number;
    private final AgentServices services;
    private final AgentWire wire;
    private final Seats seats = new Seats();
    private final CompletableFuture<Agent> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> wireEnded = new CompletableFuture<>();
    private final CompletableFuture<AgentDeath> lost = new CompletableFuture<>();
    private final CompletableFuture<AgentDeath> death = new CompletableFuture<>();
    private final AtomicReference<@Nullable KillIntent> intent = new AtomicReference<>();
    private final SeatMeters meters = new SeatMeters();
    private final Liveness liveness = new Liveness();
    private final AgentMemory memory;
    private final boolean single;
    private final Runnable stir;
    private final long bornNanos = System.nanoTime();
    private volatile Optional<String> culpritTenant = Optional.empty();
    private volatile @Nullable MemoryFence fence;
    private volatile @Nullable AgentProcess process;

    /**
     * An agent that is not started yet.
     *
     * @param single whether it will hold one isolate only
     * @param stir run whenever something is said to an isolate or by one
     */
    Agent(int number, AgentServices services, AgentMemory memory, boolean single, Runnable stir) {
        this.number = number;
        this.services = services;
        this.memory = memory;
        this.single = single;
        this.stir = stir;
        long token = TOKENS.nextLong(Long.MAX_VALUE);
        wire = new AgentWire(
                new ToAgent.Configure(WireLimits.PROTOCOL_VERSION, token), services.queueRoom(), new Ears());
    }

    // ---- life

    /** Starts the process; blocks as long as that takes. */
    void start(AgentImage image, boolean echoStderr) {
        KillIntent early = intent.get();
        if (early != null) {
            failToStart(new IllegalStateException(early.detail()));
            return;
        }
        try {
            AgentProcess started = services.launcher().launch(image.command(), line -> {
                if (echoStderr) {
                    services.log("agent " + number + ": " + line);
                }
            });
            process = started;
            fence = MemoryFence.around(started, single, services.cgroups(), services::log);
            wire.connect(() -> services.wires().register(started, wire, WireLoop.DEFAULT_BACKLOG_BYTES));
            services.afterUnless(ready, HELLO_TIMEOUT, this::requireHello);
            var _ = started.exit()
                    .thenCombine(lastBytes(started), (status, _) -> status)
                    .thenAccept(status -> onDead(started, status));
            if (intent.get() != null) {
                started.kill();
            }
        } catch (AgentLaunchException | RuntimeException e) {
            // Also when everything is shut down while the process comes up: it must not stay behind.
            Optional.ofNullable(process).ifPresent(AgentProcess::close);
            Optional.ofNullable(fence).ifPresent(MemoryFence::close);
            failToStart(e);
        }
    }

    /** Ends the life of an agent that never had a process. */
    void failToStart(Throwable why) {
        wire.abandon();
        String detail = "the agent could not be started: " + why.getMessage();
        intent.compareAndSet(null, KillIntent.of(EndReason.AGENT_LOST, detail));
        bury(Autopsy.ofStillborn(detail));
    }

    /** Completes when all that the agent said has come in; a stray grandchild could keep the pipe open for ever. */
    private CompletableFuture<Void> lastBytes(AgentProcess started) {
        // Not by the JDK's own timer, which callbacks of whoever embeds us may keep busy.
        return started.exit().thenCompose(_ -> {
            services.after(LAST_BYTES_TIMEOUT, () -> wireEnded.complete(null));
            return wireEnded;
        });
    }

    private void requireHello() {
        kill(EndReason.AGENT_LOST, "no hello within " + HELLO_TIMEOUT.toSeconds() + " s", Optional.empty(), 0, 0);
    }

    /** Completes when the agent has said hello; exceptionally if it dies before. */
    CompletableFuture<Agent> ready() {
        return ready;
    }

    /** Runs the task once the agent has said hello; never if it dies before. */
    public void whenReady(Runnable task) {
        var _ = ready.thenRun(task);
    }

    /** Completes when the agent is gone and its isolates have been told; never exceptionally. */
    public CompletableFuture<AgentDeath> death() {
        return death;
    }

    /** Completes when the agent is gone, before its isolates are told: what is to take its place can be begun. */
    CompletableFuture<AgentDeath> lost() {
        return lost;
    }

    boolean isUsable() {
        return !death.isDone() && intent.get() == null;
    }

    /** Records the reason, then kills. The first reason stands. */
    void kill(EndReason reason, String detail, Optional<IsolateId> culprit, long limit, long measured) {
        intent.compareAndSet(null, new KillIntent(reason, detail, culprit, limit, measured));
        AgentProcess running = process;
        if (running != null) {
            running.kill();
        }
        // Otherwise start() finds the intent once the process is there.
    }

    /** Ends an agent that is no longer wanted. */
    void retire(String detail) {
        kill(EndReason.RECYCLED, detail, Optional.empty(), 0, 0);
    }

    private void onDead(AgentProcess dead, ExitStatus status) {
        MemoryFence held = fence;
        bury(new Autopsy(memory, meters, seats.all()).of(dead, status, intent.get(), held));
        dead.close();
        if (held != null) {
            held.close();
        }
    }

    AgentMemory memory() {
        return memory;
    }

    @Nullable
    MemoryFence fence() {
        return fence;
    }

    /** Whether it said hello while it lived. */
    boolean wasReady() {
        return ready.isDone() && !ready.isCompletedExceptionally();
    }

    /** Whether it was ended because nobody wanted it any longer. */
    boolean isRetired() {
        KillIntent why = intent.get();
        return why != null && why.reason() == EndReason.RECYCLED;
    }

    /** Whose isolate it was that the death is the fault of; for after the death. */
    Optional<String> culpritTenant() {
        return culpritTenant;
    }

    /** How many isolates it was ever given. */
    long served() {
        return seats.served();
    }

    Duration uptime() {
        return Duration.ofNanos(System.nanoTime() - bornNanos);
    }

    /** One round of the watch: asks for a sign of life now and then; false if there was none for too long. */
    boolean isAlive(int rounds) {
        if (!ready.isDone()) {
            return true;
        }
        if (liveness.isStuck(rounds, wire.frames(), wire.isWithinFrame())) {
            violation("a frame was not complete after " + Watch.PERIOD_MILLIS * Liveness.LOST_ROUNDS + " ms");
            return true;
        }
        long next = liveness.pass(rounds);
        if (next > 0) {
            wire.send(new ToAgent.Ping(next));
        }
        return next >= 0;
    }

    private void bury(AgentDeath post) {
        intent.compareAndSet(
                null, new KillIntent(post.cause().reason(), post.cause().detail(), post.culprit(), 0, 0));
        culpritTenant = post.culprit().map(seats::of).map(Seat::tenant);
        List<Seat> orphans = seats.close();
        lost.complete(post);
        ready.completeExceptionally(new AgentLostException(post));
        orphans.forEach(seat -> seat.onAgentDeath(post, meters.usedNanos(seat.id())));
        meters.close();
        death.complete(post);
    }

    // ---- talk

    /** Gives an isolate a place here and sends for it; false if the agent is going. */
    public boolean seat(Seat seat, ToAgent.CreateIsolate order) {
        if (!isUsable() || !seats.take(seat)) {
            return false;
        }
        send(order);
        return true;
    }

    @Override
    public void send(ToAgent message) {
        stir.run();
        wire.send(message);
    }

    @Override
    public void sendAll(Collection<? extends ToAgent> messages) {
        stir.run();
        wire.sendAll(messages);
    }

    /** What the wire hears goes straight to the agent. */
    private final class Ears implements AgentWire.Hearer {
        @Override
        public void onMessage(FromAgent message) {
            accept(message);
        }

        @Override
        public void onViolation(String why) {
            violation(why);
        }

        @Override
        public void onEnd(WireEnd end, Optional<BadFrame> cut) {
            wireClosed(end, cut);
        }
    }

    private void accept(FromAgent message) {
        switch (message) {
            case FromAgent.Hello hello -> greeted(hello);
            case FromAgent.Pong(long sequence) -> liveness.answered(sequence);
            case FromAgent.FromIsolate about -> {
                stir.run();
                Seat seat = seats.of(about.isolate());
                if (seat == null) {
                    return;
                }
                if (about instanceof FromAgent.Created(var id, var threadId)) {
                    meters.open(id, pid(), threadId);
                } else if (about instanceof FromAgent.Ended || about instanceof FromAgent.CreateFailed) {
                    leave(about.isolate());
                }
                meters.heard(about);
                seat.onMessage(about);
            }
        }
    }

    private void leave(IsolateId isolate) {
        seats.leave(isolate);
        meters.forget(isolate);
    }

    private void greeted(FromAgent.Hello hello) {
        if (hello.pid() != pid()) {
            violation("the agent says that it is process " + hello.pid() + ", but it is " + pid());
            return;
        }
        ready.complete(this);
    }

    /** Ends the agent for what it sent. */
    public void violation(String why) {
        kill(EndReason.PROTOCOL_VIOLATION, why, Optional.empty(), 0, 0);
    }

    private void wireClosed(WireEnd end, Optional<BadFrame> cut) {
        if (end instanceof WireEnd.HandlerFailed(var cause)) {
            kill(
                    EndReason.AGENT_LOST,
                    "the supervisor failed on this agent's message: " + cause,
                    Optional.empty(),
                    0,
                    0);
        }
        if (cut.isPresent() && intent.get() == null) {
            services.log("agent " + number + " ended within a frame: " + cut.get());
        }
        wireEnded.complete(null);
        // An agent that lives on without its wire is of no use to anybody.
        services.afterUnless(
                death,
                EXIT_AFTER_END,
                () -> kill(EndReason.AGENT_LOST, "the agent closed its wire", Optional.empty(), 0, 0));
    }

    // ---- figures

    public int number() {
        return number;
    }

    public long pid() {
        AgentProcess running = process;
        return running == null ? 0 : running.pid();
    }

    /** The most resident memory that was seen, in bytes. */
    public long peakRssBytes() {
        return meters.peakRssBytes();
    }

    Collection<Seat> seats() {
        return seats.all();
    }

    /** Grows whenever an isolate comes or goes. */
    long census() {
        return seats.census();
    }

    boolean isOutOfCredit(IsolateId isolate) {
        return wire.isOutOfCredit(isolate);
    }

    SeatMeters meters() {
        return meters;
    }

    @Override
    public String toString() {
        return "agent " + number + " (pid " + pid() + ")";
    }
}
