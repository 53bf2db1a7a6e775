package io.networkruntime.api;

import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.Usage;
import io.networkruntime.supervisor.isolate.EndReport;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** How the isolates of a sandbox ended, and what they had used; any thread may use it. */
final class EndLedger {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<EndReason, Long> ended = new EnumMap<>(EndReason.class);
    private long cpuNanos;
    private long wallNanos;
    private long peakRssBytes;

    void add(EndReport report) {
        lock.lock();
        try {
            ended.merge(report.reason(), 1L, Long::sum);
            cpuNanos += report.usage().cpuNanos();
            wallNanos += report.usage().wallNanos();
            peakRssBytes = Math.max(peakRssBytes, report.peakRssBytes());
        } finally {
            lock.unlock();
        }
    }

    SandboxStats stats(int agents, long created, Collection<Isolate> living) {
        lock.lock();
        try {
            long cpu = cpuNanos;
            long wall = wallNanos;
            long heap = 0;
            long external = 0;
            for (Isolate isolate : living) {
                Usage usage = isolate.usage();
                cpu += usage.cpuNanos();
                wall += usage.wallNanos();
                heap += usage.heapBytes();
                external += usage.externalBytes();
            }
            Usage sum = new Usage(cpu, wall, heap, external);
            return new SandboxStats(agents, living.size(), created, ended, sum, peakRssBytes);
        } finally {
            lock.unlock();
        }
    }
}
