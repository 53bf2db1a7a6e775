package io.networkruntime.torture;

import io.networkruntime.api.Isolate;
import io.networkruntime.api.IsolateListener;
import io.networkruntime.api.Limits;
import io.networkruntime.api.Sandbox;
import io.networkruntime.api.SandboxHost;
import io.networkruntime.engine.natives.CacheFolder;
import io.networkruntime.protocol.Payload;
import io.networkruntime.supervisor.isolate.EndReport;
import io.networkruntime.supervisor.isolate.QueueFullException;
import io.networkruntime.supervisor.pool.AgentImage;
import io.networkruntime.supervisor.pool.AgentServices;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A sandbox whose only agent is a {@link HostileAgent}. */
final class HostileChamber {
    private static final long END_SECONDS = 40;
    private static final long STUCK_SECONDS = 5;

    private HostileChamber() {}

    /**
     * What became of messages that were sent as fast as it goes.
     *
     * @param accepted how many were taken
     */
    record Flood(int accepted, long slowestMillis, EndReport end) {}

    /** Lets the agent do its misdeed; gives the one end of its isolate. */
    static EndReport run(Misdeed misdeed) {
        return run(misdeed, _ -> {});
    }

    /** Sends to an agent that does its misdeed. */
    static Flood flood(Misdeed misdeed, int size, int count) {
        AtomicInteger accepted = new AtomicInteger();
        AtomicLong slowest = new AtomicLong();
        EndReport end = run(misdeed, isolate -> {
            Payload much = Payload.json('"' + "x".repeat(size) + '"');
            for (int i = 0; i < count; i++) {
                long before = System.nanoTime();
                try {
                    isolate.send("event", much);
                    accepted.incrementAndGet();
                } catch (QueueFullException full) {
                    // What the test is about.
                }
                slowest.accumulateAndGet(System.nanoTime() - before, Math::max);
            }
        });
        return new Flood(accepted.get(), slowest.get() / 1_000_000, end);
    }

    private static EndReport run(Misdeed misdeed, Consumer<Isolate> meanwhile) {
        AgentImage honest = honestImage();
        AgentImage hostile = honest.running(HostileAgent.class.getName(), classPath(), misdeed.name());
        List<EndReport> ends = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<EndReport> end = new CompletableFuture<>();
        CountDownLatch never = new CountDownLatch(1);
        IsolateListener listener = new IsolateListener() {
            @Override
            public void onEvent(String event, Payload data) {
                awaitQuietly(never);
            }

            @Override
            public void onEnd(EndReport report) {
                ends.add(report);
                end.complete(report);
            }
        };
        try (SandboxHost host = SandboxHost.on(new AgentServices(hostile, _ -> {}));
                Sandbox sandbox = Sandbox.builder().agents(1).build(host)) {
            var created = sandbox.createIsolate(listener, Chamber.options(Limits.NONE, "hostile"))
                    .thenAccept(isolate -> {
                        var _ = isolate.execute("", "attack.js");
                        meanwhile.accept(isolate);
                    });
            EndReport report = ended(created.handle((_, _) -> true), end, never);
            if (ends.size() != 1) {
                throw new AssertionError("ends: " + ends);
            }
            return report;
        }
    }

    private static EndReport ended(
            CompletableFuture<?> answered, CompletableFuture<EndReport> end, CountDownLatch never) {
        try {
            // Where the listener is stuck, the handle's own end is what is waited for; then it is let go.
            var _ = answered.orTimeout(END_SECONDS, TimeUnit.SECONDS).join();
            return heard(end, never);
        } finally {
            never.countDown();
        }
    }

    private static EndReport heard(CompletableFuture<EndReport> end, CountDownLatch never) {
        try {
            return end.copy().orTimeout(STUCK_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException stuck) {
            never.countDown();
            return end.copy().orTimeout(END_SECONDS, TimeUnit.SECONDS).join();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static AgentImage honestImage() {
        try (AgentServices services = new AgentServices(CacheFolder.standard(), _ -> {})) {
            return services.image().join();
        }
    }

    private static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
    }
}
