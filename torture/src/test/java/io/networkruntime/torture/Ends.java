package io.networkruntime.torture;

import io.networkruntime.api.IsolateListener;
import io.networkruntime.supervisor.isolate.EndReport;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Hears the end of one isolate, and counts how often. */
final class Ends implements IsolateListener {
    private final AtomicInteger count = new AtomicInteger();
    private final CompletableFuture<EndReport> first = new CompletableFuture<>();

    @Override
    public void onEnd(EndReport report) {
        count.incrementAndGet();
        first.complete(report);
    }

    int count() {
        return count.get();
    }

    boolean heard() {
        return first.isDone();
    }

    /** The one end; fails if there is none within a minute, or another. */
    EndReport only() {
        EndReport report = first.copy().orTimeout(60, TimeUnit.SECONDS).join();
        if (count.get() != 1) {
            throw new AssertionError("ended " + count.get() + " times: " + report);
        }
        return report;
    }
}
