package io.networkruntime.supervisor.pool;

import io.networkruntime.protocol.AgentAllowance;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.supervisor.limits.AgentMemory;
import io.networkruntime.supervisor.limits.ByteSize;
import io.networkruntime.supervisor.limits.CpuWatch;
import io.networkruntime.supervisor.limits.FallingCap;
import io.networkruntime.supervisor.limits.IsolateLimits;
import io.networkruntime.supervisor.limits.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One agent as the {@link Watch} sees it, round by round; confined to the watch's thread.
 *
 * <p>An agent that has used next to no CPU time since it was last looked at costs one system call a round: nothing in it can
 * have run wild or grown.
 */
final class AgentWatch {
    /**
     * So much CPU time of an agent makes a look worth while; it adds up over rounds, so that one that gets little of a busy
     * machine is looked at too. A JVM that does nothing uses less than half of it in a second.
     */
    private static final long WORTH_A_LOOK_NANOS = 1_000_000;

    /** A thread that has used more since the last look is at work. */
    private static final long IDLE_NANOS = 100_000;

    private static final int WORK_LANE_PERIODS = WorkLane.LOOK_MILLIS / Watch.PERIOD_MILLIS;

    private final Agent agent;
    private final Map<IsolateId, WorkLane> lanes = new HashMap<>();
    private int untilWorkLanes = WORK_LANE_PERIODS;
    private long cpuAtLook;
    private long cpuAtRound;

    /** What follows from who sits in the agent; made anew when that changes. */
    private long census = -1;

    private List<Seat> seats = List.of();
    private List<Seat> idleLimited = List.of();
    private ByteSize wanted = ByteSize.NONE;
    private FallingCap cap = FallingCap.UNSEEN;

    AgentWatch(Agent agent) {
        this.agent = agent;
    }

    /**
     * One round; gives whether the agent has worked since the last.
     *
     * @param periods for how many of the watch's shortest rounds it counts
     */
    boolean look(int periods) {
        if (!agent.isUsable()) {
            return false;
        }
        if (!agent.isAlive(periods)) {
            agent.kill(EndReason.AGENT_LOST, "the agent no longer answers", Optional.empty(), 0, 0);
            return false;
        }
        boolean moved = countSeats();
        cap = cap.after(wanted, periods);
        MemoryFence fence = agent.fence();
        if (seats.isEmpty() || fence == null) {
            return false;
        }
        OptionalLong cpu = agent.meters().cpuNanos();
        if (cpu.isEmpty()) {
            return true;
        }
        boolean working = cpu.getAsLong() - cpuAtRound >= WORTH_A_LOOK_NANOS;
        cpuAtRound = cpu.getAsLong();
        agent.meters().noteRound(working);
        boolean busy = cpu.getAsLong() - cpuAtLook >= WORTH_A_LOOK_NANOS;
        if (busy) {
            cpuAtLook = cpu.getAsLong();
            seats.forEach(this::lookAtCpu);
            lookAtMemory();
        }
        if (moved || !fence.limit().equals(cap.cap())) {
            fence.move(cap.cap());
        }
        for (Seat seat : idleLimited) {
            lookAtIdleness(seat, busy);
        }
        untilWorkLanes -= periods;
        if (untilWorkLanes <= 0) {
            untilWorkLanes = WORK_LANE_PERIODS;
            seats.forEach(this::lookAtWorkLane);
        }
        return working;
    }

    /** Takes in who came and went; true if anybody did. */
    private boolean countSeats() {
        long now = agent.census();
        if (now == census) {
            return false;
        }
        census = now;
        seats = List.copyOf(agent.seats());
        List<IsolateLimits> limits = new ArrayList<>(seats.size());
        List<Seat> limited = new ArrayList<>(0);
        for (Seat seat : seats) {
            limits.add(seat.limits());
            if (!seat.limits().idle().isZero()) {
                limited.add(seat);
            }
        }
        idleLimited = limited;
        wanted = agent.memory().cap(limits);
        lanes.keySet().retainAll(seats.stream().map(Seat::id).toList());
        return true;
    }

    private void lookAtCpu(Seat seat) {
        SeatMeters.Clock clock = agent.meters().clock(seat.id());
        CpuWatch.Sample sample = clock == null ? null : clock.sample();
        if (clock == null || sample == null) {
            return;
        }
        Verdict verdict = clock.watch().judge(sample, seat.limits(), AgentAllowance.CPU_GRACE);
        Verdict wall = clock.watch().judge(sample, wallAsCpu(seat.limits()), AgentAllowance.CPU_GRACE);
        clock.watch(clock.watch().after(sample));
        if (verdict instanceof Verdict.OverCpu(long measured, long limit)) {
            agent.kill(
                    EndReason.CPU_LIMIT_EXCEEDED,
                    "isolate " + seat.id() + " used " + millis(measured) + " ms of CPU time in a turn of at most "
                            + millis(limit) + " ms and could not be stopped",
                    Optional.of(seat.id()),
                    limit,
                    measured);
        } else if (wall instanceof Verdict.OverCpu(long measured, long limit)) {
            agent.kill(
                    EndReason.WALL_LIMIT_EXCEEDED,
                    "isolate " + seat.id() + " worked for " + millis(measured) + " ms in a turn of at most "
                            + millis(limit) + " ms and could not be stopped",
                    Optional.of(seat.id()),
                    limit,
                    measured);
        }
    }

    /** A turn has taken as long as its thread has worked in it at least. */
    private static IsolateLimits wallAsCpu(IsolateLimits limits) {
        return new IsolateLimits(limits.turnWall(), Duration.ZERO, Duration.ZERO, ByteSize.NONE);
    }

    private void lookAtMemory() {
        OptionalLong resident = agent.meters().residentBytes();
        if (resident.isEmpty()
                || !(AgentMemory.judge(resident.getAsLong(), cap.cap())
                        instanceof Verdict.OverMemory(long measured, long limit))) {
            return;
        }
        List<AgentMemory.Suspect<IsolateId>> suspects = agent.meters().suspects(seats);
        Optional<IsolateId> culprit = agent.memory().culprit(measured, suspects);
        Optional<IsolateLimits> own = seats.stream()
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
                named ? agent.memory().share(culprit.orElseThrow(), measured, suspects) : measured);
    }

    private void lookAtIdleness(Seat seat, boolean busy) {
        long limit = seat.limits().idle().toNanos();
        SeatMeters.Clock clock = agent.meters().clock(seat.id());
        long idle = seat.idleNanos(System.nanoTime());
        if (idle > limit && !seat.talk().isHeld() && !(busy && clock != null && clock.busyNanos() > IDLE_NANOS)) {
            seat.expire(EndReason.WALL_LIMIT_EXCEEDED, limit, idle);
        }
    }

    /** An isolate with a limit for idleness ends by that, and a probe would disturb it. One that a debugger has may pause. */
    private void lookAtWorkLane(Seat seat) {
        SeatMeters.Clock clock = agent.meters().clock(seat.id());
        if (clock == null || !seat.limits().idle().isZero()) {
            return;
        }
        if (seat.talk().isHeld()) {
            lanes.remove(seat.id());
            return;
        }
        WorkLane lane = lanes.computeIfAbsent(seat.id(), _ -> new WorkLane());
        switch (lane.look(
                seat.talk().said(), seat.talk().heard() + clock.progress(), clock.usedNanos(), clock::awakeNanos)) {
            case NOTHING -> {}
            case PROBE -> agent.send(new ToAgent.Probe(seat.id()));
            case LOST -> {
                // One that waits for the host to take in what it sent sleeps with good reason.
                if (!agent.isOutOfCredit(seat.id())) {
                    agent.kill(
                            EndReason.AGENT_LOST,
                            "isolate " + seat.id() + " took up no work for "
                                    + (WorkLane.QUIET_LOOKS + WorkLane.LOST_LOOKS) * WorkLane.LOOK_MILLIS / 1000
                                    + " s, and its thread slept",
                            Optional.of(seat.id()),
                            0,
                            0);
                }
            }
        }
    }

    private static long millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }
}
