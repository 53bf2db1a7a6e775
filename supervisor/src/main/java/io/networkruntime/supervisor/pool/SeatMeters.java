package io.networkruntime.supervisor.pool;

import io.networkruntime.protocol.FromAgent;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.Usage;
import io.networkruntime.supervisor.limits.AgentMemory;
import io.networkruntime.supervisor.limits.CpuWatch;
import io.networkruntime.supervisor.process.ProcessMeter;
import io.networkruntime.supervisor.process.ThreadMeter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of one agent: of its process and of the thread of each isolate, as the kernel counts them.
 *
 * <p>Opened and closed by whoever polls, sampled by the {@link Watch}'s thread.
 */
final class SeatMeters {

    /** The clock of one isolate's thread and what was last read from it. */
    static final class Clock {
        private final ThreadMeter meter;
        private volatile long progress;
        private volatile long cpuNanos;
        private volatile long busyNanos;
        private CpuWatch watch = CpuWatch.begin(new CpuWatch.Sample(0, 0));

        private final long birthNanos;

        private Clock(ThreadMeter meter) {
            this.meter = meter;
            birthNanos = meter.cpuNanos().orElse(0);
        }

        /** What the thread has used since its isolate was given away, as last read. */
        long usedNanos() {
            return Math.max(0, cpuNanos - birthNanos);
        }

        /** Reads the clock; empty if the thread is gone. */
        CpuWatch.@Nullable Sample sample() {
            OptionalLong now = meter.cpuNanos();
            if (now.isEmpty()) {
                return null;
            }
            busyNanos = now.getAsLong() - cpuNanos;
            cpuNanos = now.getAsLong();
            return new CpuWatch.Sample(progress, cpuNanos);
        }

        /** For how long the thread has run or waited to run, in ns; 0 if it is gone. */
        long awakeNanos() {
            return meter.awakeNanos().orElse(0);
        }

        /** How often the agent has reported usage. */
        long progress() {
            return progress;
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // written by the thread that polls alone
        void noteProgress() {
            progress++;
        }

        CpuWatch watch() {
            return watch;
        }

        void watch(CpuWatch next) {
            watch = next;
        }

        long busyNanos() {
            return busyNanos;
        }
    }

    private final Map<IsolateId, Clock> clocks = new ConcurrentHashMap<>();
    private volatile @Nullable ProcessMeter process;
    private volatile long peakRssBytes;
    private volatile boolean worked;
    private volatile boolean closed;

    /** Notes whether the agent worked since the round before: if not, what its threads used before says nothing of now. */
    void noteRound(boolean work) {
        worked = work;
    }

    void open(IsolateId id, long pid, long threadId) {
        clocks.put(id, new Clock(new ThreadMeter(pid, threadId)));
        if (process == null) {
            process = new ProcessMeter(pid);
        }
    }

    /** A sign of progress: the agent reports usage only after turns have ended. */
    void heard(FromAgent.FromIsolate message) {
        if (message instanceof FromAgent.Measured) {
            Clock clock = clocks.get(message.isolate());
            if (clock != null) {
                clock.noteProgress();
            }
        }
    }

    void forget(IsolateId id) {
        Clock clock = clocks.remove(id);
        if (clock != null) {
            clock.meter.close();
        }
    }

    @Nullable
    Clock clock(IsolateId id) {
        return clocks.get(id);
    }

    OptionalLong residentBytes() {
        ProcessMeter meter = process;
        if (meter == null || closed) {
            return OptionalLong.empty();
        }
        OptionalLong now = meter.residentBytes();
        peakRssBytes = Math.max(peakRssBytes, now.orElse(0));
        return now;
    }

    OptionalLong cpuNanos() {
        ProcessMeter meter = process;
        return meter == null || closed ? OptionalLong.empty() : meter.cpuNanos();
    }

    /** The most that was seen, or, while the process lives, the kernel's own mark. */
    long peakRssBytes() {
        ProcessMeter meter = process;
        return meter == null || closed
                ? peakRssBytes
                : Math.max(peakRssBytes, meter.peakResidentBytes().orElse(0));
    }

    /** What the kernel last counted for an isolate's thread, in ns; 0 if it was never read. */
    long usedNanos(IsolateId id) {
        Clock clock = clocks.get(id);
        return clock == null ? 0 : clock.usedNanos();
    }

    /** What is known of each isolate's part in the agent's memory. */
    List<AgentMemory.Suspect<IsolateId>> suspects(Collection<Seat> seats) {
        List<AgentMemory.Suspect<IsolateId>> suspects = new ArrayList<>();
        for (Seat seat : seats) {
            Clock clock = clocks.get(seat.id());
            Usage usage = seat.lastUsage();
            long busy = clock == null || !worked ? 0 : clock.busyNanos();
            suspects.add(new AgentMemory.Suspect<>(
                    seat.id(),
                    usage.heapBytes() + usage.externalBytes(),
                    busy,
                    seat.talk().owes()));
        }
        return suspects;
    }

    void close() {
        closed = true;
        ProcessMeter meter = process;
        if (meter != null) {
            meter.close();
        }
        clocks.values().forEach(clock -> clock.meter.close());
        clocks.clear();
    }
}
