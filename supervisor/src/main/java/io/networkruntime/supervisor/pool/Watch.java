package io.networkruntime.supervisor.pool;

import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.supervisor.limits.AgentMemory;
import io.networkruntime.supervisor.limits.ByteSize;
import io.networkruntime.supervisor.limits.CpuWatch;
import io.networkruntime.supervisor.limits.IsolateLimits;
import io.networkruntime.supervisor.limits.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The outer ring of limits: every {@value #PERIOD_MILLIS} ms it compares what the kernel counts with what is allowed, and
 * kills the agent that could not hold its isolates to it.
 */
final class Watch implements AutoCloseable {
    static final int PERIOD_MILLIS = 20;

    /** An agent that has used less CPU time since the last look has no thread that runs wild. */
    private static final long IDLE_NANOS = 100_000;

    private final Supplier<? extends Collection<Agent>> agents;
    private final AgentMemory memory;
    private final ScheduledFuture<?> rounds;
    private final java.util.Map<Agent, Long> lastCpu = new java.util.WeakHashMap<>();

    Watch(AgentServices services, Supplier<? extends Collection<Agent>> agents, AgentMemory memory) {
        this.agents = agents;
        this.memory = memory;
        rounds = services.timer().scheduleAtFixedRate(this::round, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void round() {
        for (Agent agent : agents.get()) {
            if (agent.isUsable() && !agent.seats().isEmpty()) {
                look(agent);
            }
        }
    }

    private void look(Agent agent) {
        OptionalLong cpu = agent.meters().cpuNanos();
        if (cpu.isEmpty()) {
            return;
        }
        long before = lastCpu.getOrDefault(agent, 0L);
        lastCpu.put(agent, cpu.getAsLong());
        if (cpu.getAsLong() - before >= IDLE_NANOS) {
            agent.seats().forEach(seat -> lookAtCpu(agent, seat));
            lookAtMemory(agent);
        }
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

    private void lookAtMemory(Agent agent) {
        OptionalLong resident = agent.meters().residentBytes();
        Collection<Seat> seats = agent.seats();
        List<IsolateLimits> limits = seats.stream().map(Seat::limits).toList();
        ByteSize cap = memory.cap(limits);
        if (resident.isEmpty()
                || !(AgentMemory.judge(resident.getAsLong(), cap)
                        instanceof Verdict.OverMemory(long measured, long limit))) {
            return;
        }
        Optional<IsolateId> culprit = memory.culprit(measured, suspects(agent, seats));
        agent.kill(
                EndReason.MEMORY_LIMIT_EXCEEDED,
                "the agent held " + (measured >> 20) + " MiB of at most " + (limit >> 20) + " MiB, by isolate "
                        + culprit.map(IsolateId::toString).orElse("unknown"),
                culprit,
                limit,
                measured);
    }

    private static List<AgentMemory.Suspect<IsolateId>> suspects(Agent agent, Collection<Seat> seats) {
        List<AgentMemory.Suspect<IsolateId>> suspects = new ArrayList<>();
        for (Seat seat : seats) {
            SeatMeters.Clock clock = agent.meters().clock(seat.id());
            var usage = seat.lastUsage();
            suspects.add(new AgentMemory.Suspect<>(
                    seat.id(), usage.heapBytes() + usage.externalBytes(), clock == null ? 0 : clock.busyNanos()));
        }
        return suspects;
    }

    private static long millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }

    @Override
    public void close() {
        rounds.cancel(false);
    }
}
