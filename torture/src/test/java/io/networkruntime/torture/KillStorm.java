package io.networkruntime.torture;

import io.networkruntime.api.Isolate;
import io.networkruntime.api.Limits;
import io.networkruntime.api.Sandbox;
import io.networkruntime.api.SandboxHost;
import io.networkruntime.protocol.Payload;
import io.networkruntime.supervisor.isolate.IsolateEndedException;
import io.networkruntime.supervisor.pool.NoAgentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Agents under load whose processes somebody kills, stops and continues at random. */
final class KillStorm {
    private static final int AGENTS = 3;
    private static final int CLIENTS = 6;

    /** Longer than a stopped agent is waited for. */
    private static final long SETTLE_SECONDS = 60;

    private final SandboxHost host;
    private final Random random;
    private final Queue<Ends> ends = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger unsettled = new AtomicInteger();
    private final AtomicInteger kills = new AtomicInteger();
    private volatile boolean over;

    KillStorm(SandboxHost host, long seed) {
        this.host = host;
        random = new Random(seed);
    }

    /** Lets it blow for so long, and waits until all has settled. */
    void blow(Duration length) {
        try (Sandbox sandbox = Sandbox.builder().agents(AGENTS).build(host)) {
            List<Thread> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(_ -> Thread.ofVirtual().start(() -> useWhileItLasts(sandbox)))
                    .toList();
            long end = System.nanoTime() + length.toNanos();
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(
                        Duration.ofMillis(20 + random.nextInt(400)).toNanos());
                strike(sandbox);
            }
            over = true;
            sandbox.agentPids().forEach(pid -> signal(pid, "CONT"));
            for (Thread client : clients) {
                if (!join(client)) {
                    unsettled.incrementAndGet();
                }
            }
        }
        for (Ends one : ends) {
            one.only();
        }
    }

    private static boolean join(Thread client) {
        try {
            return client.join(Duration.ofSeconds(SETTLE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void strike(Sandbox sandbox) {
        List<Long> pids = sandbox.agentPids();
        if (pids.isEmpty()) {
            return;
        }
        long pid = pids.get(random.nextInt(pids.size()));
        switch (random.nextInt(4)) {
            case 0, 1 -> {
                kills.incrementAndGet();
                signal(pid, "KILL");
            }
            case 2 -> signal(pid, "STOP");
            default -> pids.forEach(one -> signal(one, "CONT"));
        }
    }

    private void useWhileItLasts(Sandbox sandbox) {
        while (!over) {
            try {
                Ends heard = new Ends();
                CompletableFuture<Isolate> made =
                        sandbox.createIsolate(heard, Chamber.options(Limits.NONE, ""), _ -> ends.add(heard));
                Isolate isolate = settled(made);
                for (int i = 0; i < 50 && !over; i++) {
                    settled(isolate.execute(i + " * 2", "call.js"));
                    settled(isolate.execute("NETWORK.onRequest('m', (v) => v); 0", "handler.js"));
                    settled(isolate.request("m", Payload.json("1")));
                    answers.incrementAndGet();
                }
                settled(isolate.destroy());
            } catch (IsolateEndedException | NoAgentException gone) {
                // What the storm is about: the call was settled, and the next isolate is asked for.
            }
        }
    }

    /** Waits for the answer; counts what gets none. */
    private <T> T settled(CompletableFuture<T> call) {
        try {
            return call.orTimeout(SETTLE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IsolateEndedException ended) {
                throw ended;
            }
            if (e.getCause() instanceof TimeoutException) {
                unsettled.incrementAndGet();
            }
            throw e;
        }
    }

    private static void signal(long pid, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Calls that were neither answered nor refused, and clients that hang. */
    int unsettled() {
        return unsettled.get();
    }

    List<Integer> endsPerIsolate() {
        return ends.stream().map(Ends::count).toList();
    }

    int kills() {
        return kills.get();
    }

    int answers() {
        return answers.get();
    }
}
