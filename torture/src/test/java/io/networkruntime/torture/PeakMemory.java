package io.networkruntime.torture;

import io.networkruntime.supervisor.process.ProcessMeter;
import java.util.concurrent.locks.LockSupport;

/** Follows the kernel's high-water mark of a process until it dies or this is closed. */
final class PeakMemory implements AutoCloseable {
    private static final long PERIOD_NANOS = 2_000_000;

    private final long pid;
    private final Thread thread;
    private volatile long bytes;
    private volatile boolean closed;

    PeakMemory(long pid) {
        this.pid = pid;
        thread = Thread.ofPlatform().daemon().name("peak-memory").start(this::follow);
    }

    private void follow() {
        try (ProcessMeter meter = new ProcessMeter(pid)) {
            while (!closed) {
                bytes = Math.max(bytes, meter.peakResidentBytes().orElse(0));
                LockSupport.parkNanos(PERIOD_NANOS);
            }
        }
    }

    long mebibytes() {
        return bytes >> 20;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
