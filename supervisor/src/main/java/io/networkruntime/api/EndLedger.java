package io.networkruntime.api;

import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.Usage;
import io.networkruntime.supervisor.isolate.EndReport;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** How the isolates of a sandbox ended, and what they had used and said; any thread may use it. */
final class EndLedger {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<EndReason, Long> ended = new EnumMap<>(EndReason.class);
    private final Sum past = new Sum();

    /** What isolates used and said together. Whoever made it locks. */
    private static final class Sum {
        private long cpuNanos;
        private long wallNanos;
        private long peakRssBytes;
        private long messagesSent;
        private long bytesSent;
        private long messagesReceived;
        private long bytesReceived;

        void add(Usage usage, IsolateStats stats) {
            cpuNanos += usage.cpuNanos();
            wallNanos += usage.wallNanos();
            peakRssBytes = Math.max(peakRssBytes, stats.peakRssBytes());
            messagesSent += stats.messagesSent();
            bytesSent += stats.bytesSent();
            messagesReceived += stats.messagesReceived();
            bytesReceived += stats.bytesReceived();
        }

        void add(Sum other) {
            cpuNanos += other.cpuNanos;
            wallNanos += other.wallNanos;
            peakRssBytes = Math.max(peakRssBytes, other.peakRssBytes);
            messagesSent += other.messagesSent;
            bytesSent += other.bytesSent;
            messagesReceived += other.messagesReceived;
            bytesReceived += other.bytesReceived;
        }
    }

    /**
     * Takes down an end.
     *
     * @param stats the last figures of the isolate
     */
    void add(EndReport report, IsolateStats stats) {
        lock.lock();
        try {
            ended.merge(report.reason(), 1L, Long::sum);
            past.add(report.usage(), stats);
            past.peakRssBytes = Math.max(past.peakRssBytes, report.peakRssBytes());
        } finally {
            lock.unlock();
        }
    }

    SandboxStats stats(int agents, long created, Collection<Isolate> living) {
        lock.lock();
        try {
            Sum sum = new Sum();
            sum.add(past);
            long heap = 0;
            long external = 0;
            int pending = 0;
            int queuedMessages = 0;
            long queuedBytes = 0;
            for (Isolate isolate : living) {
                IsolateStats stats = isolate.stats();
                sum.add(stats.usage(), stats);
                heap += stats.usage().heapBytes();
                external += stats.usage().externalBytes();
                pending += stats.pendingRequests();
                queuedMessages += stats.queuedMessages();
                queuedBytes += stats.queuedBytes();
            }
            return new SandboxStats(
                    agents,
                    living.size(),
                    created,
                    ended,
                    new Usage(sum.cpuNanos, sum.wallNanos, heap, external),
                    sum.peakRssBytes,
                    sum.messagesSent,
                    sum.bytesSent,
                    sum.messagesReceived,
                    sum.bytesReceived,
                    pending,
                    queuedMessages,
                    queuedBytes);
        } finally {
            lock.unlock();
        }
    }
}
