package io.networkruntime.supervisor.process;

import java.util.OptionalLong;

/** The CPU clock of one thread of another process, as the kernel counts it; for one thread at a time. */
public final class ThreadMeter implements AutoCloseable {
    private final ProcFile schedstat;

    /**
     * Opens the meter; one file descriptor until it is closed.
     *
     * @param pid the process
     * @param threadId the kernel's number of the thread, as gettid(2) gives it
     */
    public ThreadMeter(long pid, long threadId) {
        schedstat = new ProcFile("/proc/" + pid + "/task/" + threadId + "/schedstat", 128);
    }

    /** CPU time since the thread began, in ns; empty if the thread is gone or was never there. */
    public OptionalLong cpuNanos() {
        return schedstat.refresh() ? OptionalLong.of(schedstat.number(0)) : OptionalLong.empty();
    }

    /** CPU time and time in the run queue since the thread began, in ns; empty if the thread is gone. */
    public OptionalLong awakeNanos() {
        return schedstat.refresh() ? OptionalLong.of(schedstat.number(0) + schedstat.number(1)) : OptionalLong.empty();
    }

    @Override
    public void close() {
        schedstat.close();
    }
}
