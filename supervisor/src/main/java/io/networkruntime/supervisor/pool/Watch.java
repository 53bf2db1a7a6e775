package io.networkruntime.supervisor.pool;

import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.supervisor.limits.AgentMemory;
import io.networkruntime.supervisor.limits.ByteSize;
import io.networkruntime.supervisor.limits.CpuWatch;
import io.networkruntime.supervisor.limits.FallingCap;
import io.networkruntime.supervisor.limits.IsolateLimits;
import io.networkruntime.supervisor.limits.Verdict;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.WeakHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The outer ring of limits: every {@value #PERIOD_MILLIS} ms it compares what the kernel counts with what is allowed, and
 * kills the agent that could not hold its isolates to it, or that no longer answers.
 */
final class Watch implements AutoCloseable {
    static final int PERIOD_MILLIS = 20;

    /** An agent that has used less CPU time since the last look has no thread that runs wild. */
    private static final long IDLE_NANOS = 100_000;

    /** How often an agent is asked whether it has served long enough. */
    private static final int RECYCLE_ROUNDS = 25;

    /** How often a fence is set although the number of isolates is as it was. */
    private static final int FENCE_ROUNDS = 5;

    private final AgentPool pool;
    private final AgentServices services;
    private final ScheduledFuture<?> rounds;
    private long round;
    private final Map<Agent, Long> lastCpu = new WeakHashMap<>();
    private final Map<Agent, FallingCap> caps = new WeakHashMap<>();

    Watch(AgentServices services, AgentPool pool) {
        this.services = services;
        this.pool = pool;
        // After each round, not at a rate: a supervisor that was suspended must not make up for the rounds it missed.
        rounds = services.timer()
                .scheduleWithFixedDelay(this::round, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            round++;
            pool.living().forEach(this::look);
        } catch (RuntimeException e) {
            // A watch that stops looking would be a limit that silently ends.
            services.log("the watch failed: " + e);
        }
    }

    private void look(Agent agent) {
        if (!agent.isUsable()) {
            return;
        }
        if (!agent.isAlive()) {
            agent.kill(EndReason.AGENT_LOST, "the agent no longer answers", Optional.empty(), 0, 0);
            return;
        }
        if (round % RECYCLE_ROUNDS == 0) {
            pool.recycleIfDue(agent);
        }
        Collection<Seat> seats = agent.seats();
        ByteSize cap = cap(agent);
        if (seats.isEmpty()) {
            return;
        }
        MemoryFence fence = agent.fence();
        if (fence != null && (round % FENCE_ROUNDS == 0 || fence.held() != seats.size())) {
            fence.move(cap, seats.size());
        }
        OptionalLong cpu = agent.meters().cpuNanos();
        if (cpu.isEmpty()) {
            return;
        }
        long before = lastCpu.getOrDefault(agent, 0L);
        lastCpu.put(agent, cpu.getAsLong());
        boolean busy = cpu.getAsLong() - before >= IDLE_NANOS;
        if (busy) {
            seats.forEach(seat -> lookAtCpu(agent, seat));
            lookAtMemory(agent, cap);
        }
        seats.forEach(seat -> lookAtIdleness(agent, seat, busy));
    }

    private ByteSize cap(Agent agent) {
        List<IsolateLimits> limits = agent.seats().stream().map(Seat::limits).toList();
        FallingCap now =
                caps.getOrDefault(agent, FallingCap.UNSEEN).after(agent.memory().cap(limits));
        caps.put(agent, now);
        return now.cap();
    }

    private static void lookAtCpu(Agent agent, Seat seat) {
        SeatMeters.Clock clock = agent.meters().clock(seat.id());
        CpuWatch.Sample sample = clock == null ? null : clock.sample();
        if (clock == null || sample == null) {
            return;
        }
        Verdict verdict = clock.watch().judge(sample, seat.limits(), CpuWatch.GRACE);
        clock.watch(clock.watch().after(sample));
        if (verdict instanceof Verdict.OverCpu(long measured, long limit)) {
            agent.kill(
                    EndReason.CPU_LIMIT_EXCEEDED,
                    "isolate " + seat.id() + " used " + millis(measured) + " ms of CPU time in a turn of at most "
                            + millis(limit) + " ms and could not be stopped",
                    Optional.of(seat.id()),
                    limit,
                    measured);
        }
    }

    private static void lookAtMemory(Agent agent, ByteSize cap) {
        OptionalLong resident = agent.meters().residentBytes();
        if (resident.isEmpty()
                || !(AgentMemory.judge(resident.getAsLong(), cap)
                        instanceof Verdict.OverMemory(long measured, long limit))) {
            return;
        }
        Optional<IsolateId> culprit =
                agent.memory().culprit(measured, agent.meters().suspects(agent.seats()));
        Optional<IsolateLimits> own = agent.seats().stream()
                .filter(seat -> culprit.isPresent() && seat.id().equals(culprit.get()))
                .map(Seat::limits)
                .findFirst();
        boolean named = own.isPresent() && !own.get().memory().isNone();
        agent.kill(
                EndReason.MEMORY_LIMIT_EXCEEDED,
                "the agent held " + (measured >> 20) + " MiB of at most " + (limit >> 20) + " MiB, by isolate "
                        + culprit.map(IsolateId::toString).orElse("unknown"),
                culprit,
                named ? own.orElseThrow().memory().bytes() : limit,
                named
                        ? agent.memory()
                                .share(
                                        culprit.orElseThrow(),
                                        measured,
                                        agent.meters().suspects(agent.seats()))
                        : measured);
    }

    private static void lookAtIdleness(Agent agent, Seat seat, boolean busy) {
        long limit = seat.limits().idle().toNanos();
        if (limit == 0) {
            return;
        }
        SeatMeters.Clock clock = agent.meters().clock(seat.id());
        long idle = seat.idleNanos(System.nanoTime());
        if (idle > limit && !(busy && clock != null && clock.busyNanos() > IDLE_NANOS)) {
            seat.expire(EndReason.WALL_LIMIT_EXCEEDED, limit, idle);
        }
    }

    private static long millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }

    @Override
    public void close() {
        rounds.cancel(false);
    }
}
