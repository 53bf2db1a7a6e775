package io.networkruntime.supervisor.pool;

import io.networkruntime.supervisor.limits.ByteSize;
import io.networkruntime.supervisor.process.AgentProcess;
import io.networkruntime.supervisor.process.CgroupCap;
import io.networkruntime.supervisor.process.CgroupMemory;
import io.networkruntime.supervisor.process.ProcessMeter;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's memory limit of one agent: a cgroup where the machine lets us make one, else {@code RLIMIT_DATA} for an agent
 * that holds one isolate. The poll of the resident memory goes on beside it in any case.
 *
 * <p>Made when the agent is launched, moved by the {@link Watch} as isolates come and go, asked and closed after the death.
 */
final class MemoryFence implements AutoCloseable {
    /** What V8 reserves of address space for the code of an isolate, which {@code RLIMIT_DATA} counts. */
    private static final long CODE_RANGE_BYTES = 528L << 20;

    private final AgentProcess process;
    private final boolean single;
    private final @Nullable CgroupCap cgroup;
    private final Consumer<String> log;
    private volatile ByteSize set = ByteSize.NONE;

    private MemoryFence(AgentProcess process, boolean single, @Nullable CgroupCap cgroup, Consumer<String> log) {
        this.process = process;
        this.single = single;
        this.cgroup = cgroup;
        this.log = log;
    }

    /**
     * Puts an agent that was just launched behind a fence that is still open.
     *
     * @param single whether the agent will hold one isolate only
     * @param log hears that the kernel refuses a limit, which the poll then holds alone
     */
    static MemoryFence around(
            AgentProcess process, boolean single, Optional<CgroupMemory> place, Consumer<String> log) {
        try {
            CgroupCap cap = place.isEmpty() ? null : place.get().cap(process, ByteSize.NONE);
            return new MemoryFence(process, single, cap, log);
        } catch (IOException refused) {
            // It is dead, or the operator took the group away: the poll holds the limit.
            if (process.isAlive()) {
                log.accept("weaker: the memory of " + process + " is held by the poll alone: " + refused.getMessage());
            }
            return new MemoryFence(process, single, null, log);
        }
    }

    /** Moves the limit; nothing happens if it stands there already. */
    void move(ByteSize limit) {
        if (limit.equals(set)) {
            return;
        }
        try {
            if (cgroup != null) {
                cgroup.change(limit);
            } else if (single && !limit.isNone()) {
                limitData(limit);
            }
            set = limit;
        } catch (IOException refused) {
            // It holds more than the lower limit at this moment; the next round tries again.
        }
    }

    /** Twice what one isolate needs: the kernel counts what V8 reserves too, and the exact guard is the poll. */
    private void limitData(ByteSize limit) {
        try (ProcessMeter meter = new ProcessMeter(process.pid())) {
            OptionalLong now = meter.dataBytes();
            if (now.isPresent()) {
                process.limitData(new ByteSize(now.getAsLong() + 2 * CODE_RANGE_BYTES + 2 * limit.bytes()))
                        .filter(_ -> process.isAlive())
                        .ifPresent(why -> log.accept("weaker: the memory of " + process
                                + " is held by the poll alone: prlimit(2) gave " + why));
            }
        }
    }

    /** What the limit stands at. */
    ByteSize limit() {
        return set;
    }

    /** Whether the kernel has counted a kill at this limit. */
    boolean oomKilled() {
        return cgroup != null && cgroup.oomKilled();
    }

    @Override
    public void close() {
        if (cgroup != null) {
            cgroup.close();
        }
    }
}
