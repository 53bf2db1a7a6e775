package io.networkruntime.torture;

import io.networkruntime.api.Isolate;
import io.networkruntime.api.IsolateListener;
import io.networkruntime.api.IsolateOptions;
import io.networkruntime.api.Sandbox;
import io.networkruntime.protocol.ErrorSource;
import io.networkruntime.protocol.GuestError;
import io.networkruntime.protocol.Payload;
import io.networkruntime.supervisor.isolate.EndReport;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An isolate of a test, with all that was heard of it. */
final class Guest implements IsolateListener {
    private static final String ECHO = "NETWORK.onRequest('ping', (value) => value)";

    final Queue<EndReport> ends = new ConcurrentLinkedQueue<>();
    final Queue<GuestError> errors = new ConcurrentLinkedQueue<>();
    final AtomicInteger events = new AtomicInteger();
    volatile long endedNanos;
    private final CompletableFuture<EndReport> heard = new CompletableFuture<>();
    private final Isolate isolate;

    private Guest(Sandbox sandbox, IsolateOptions options) {
        isolate = sandbox.createIsolate(this, options)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    /** A guest that does nothing yet. */
    static Guest of(Sandbox sandbox, IsolateOptions options) {
        return new Guest(sandbox, options);
    }

    /** A guest that answers pings. */
    static Guest echoing(Sandbox sandbox, IsolateOptions options) {
        Guest guest = of(sandbox, options);
        guest.isolate.execute(ECHO, "echo.js").orTimeout(20, TimeUnit.SECONDS).join();
        return guest;
    }

    Isolate isolate() {
        return isolate;
    }

    /** Sends pings one after another; gives how many were answered, each within 5 s. */
    int ping(int count) {
        int answered = 0;
        for (int i = 0; i < count; i++) {
            String text = Integer.toString(i);
            try {
                Payload answer = isolate.request("ping", Payload.json(text))
                        .orTimeout(5, TimeUnit.SECONDS)
                        .join();
                answered += answer.equals(Payload.json(text)) ? 1 : 0;
            } catch (RuntimeException lost) {
                return answered;
            }
        }
        return answered;
    }

    @Override
    public void onEvent(String event, Payload data) {
        events.incrementAndGet();
    }

    @Override
    public void onError(ErrorSource source, GuestError error) {
        errors.add(error);
    }

    @Override
    public void onEnd(EndReport report) {
        endedNanos = System.nanoTime();
        ends.add(report);
        heard.complete(report);
    }

    /** The one end; fails if there is none within the time, or more. */
    EndReport end(long seconds) {
        EndReport report = heard.orTimeout(seconds, TimeUnit.SECONDS).join();
        List<EndReport> all = List.copyOf(ends);
        if (all.size() > 1) {
            throw new AssertionError("more than one end: " + all);
        }
        return report;
    }
}
