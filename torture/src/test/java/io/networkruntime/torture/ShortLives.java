package io.networkruntime.torture;

import io.networkruntime.api.Limits;
import io.networkruntime.api.Sandbox;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.Payload;
import io.networkruntime.supervisor.isolate.EndReport;
import io.networkruntime.supervisor.isolate.IsolateEndedException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/** Isolates that are made, do one thing and end, some at a time, one in five hostile; and what came of them. */
final class ShortLives {
    static final int BATCH = 20;
    private static final int AT_A_TIME = 10;

    /** Limits that the honest keep and the hostile do not. */
    private static final Limits LIMITS =
            Limits.NONE.withCpuPerTurn(Duration.ofMillis(100)).withMemoryBytes(48 << 20);

    private static final List<String> HOSTILE = List.of(
            "for (;;) {}",
            "const all = []; for (;;) all.push(new Array(1000).fill(all.length))",
            "(function deeper() { new Promise((r) => r()).then(deeper); })(); for (;;) {}",
            "'x'.repeat(0x1fffffe8).split('')");

    private final AtomicInteger asked = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<EndReason, Long> ended = new EnumMap<>(EndReason.class);
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    /** So many lives, at the same time. */
    void runBatch(Sandbox sandbox) {
        for (int begun = 0; begun < BATCH; begun += AT_A_TIME) {
            List<Thread> lives = IntStream.range(0, AT_A_TIME)
                    .mapToObj(_ -> Thread.ofVirtual().start(() -> live(sandbox, asked.getAndIncrement())))
                    .toList();
            for (Thread life : lives) {
                join(life);
            }
        }
    }

    private static void join(Thread life) {
        try {
            life.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void live(Sandbox sandbox, int number) {
        boolean hostile = number % 5 == 4;
        try {
            Ends ends = new Ends();
            var isolate = sandbox.createIsolate(ends, Chamber.options(LIMITS, ""), _ -> {})
                    .handle((made, _) -> made)
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
            if (isolate != null && hostile) {
                var _ = isolate.execute(HOSTILE.get(number / 5 % HOSTILE.size()), "hostile.js");
            } else if (isolate != null) {
                honest(isolate, number);
            }
            EndReport end = ends.only();
            count(end.reason());
            if (hostile && isolate != null && end.reason() == EndReason.MANUAL) {
                wrong.add("hostile " + number + " ended as if it were not");
            }
            if (!hostile && end.reason() != EndReason.MANUAL && end.reason() != EndReason.AGENT_LOST) {
                wrong.add("honest " + number + " ended as " + end.reason() + ": " + end.detail());
            }
        } catch (RuntimeException | AssertionError e) {
            wrong.add(number + ": " + e);
        }
    }

    private void honest(io.networkruntime.api.Isolate isolate, int number) {
        try {
            Payload answer = isolate.execute(number + " + 1", "honest.js")
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
            if (!answer.equals(Payload.json(Integer.toString(number + 1)))) {
                wrong.add("honest " + number + " got " + answer);
            }
            var _ = isolate.destroy();
        } catch (CompletionException e) {
            // A hostile neighbour took the agent along; anything else is wrong.
            if (!(e.getCause() instanceof IsolateEndedException)) {
                throw e;
            }
        } catch (IsolateEndedException e) {
            // The same, between the answer and the word to end.
        }
    }

    private void count(EndReason reason) {
        lock.lock();
        try {
            ended.merge(reason, 1L, Long::sum);
        } finally {
            lock.unlock();
        }
    }

    /** How many isolates were asked for. */
    long asked() {
        return asked.get();
    }

    /** What the listeners heard. */
    Map<EndReason, Long> ended() {
        lock.lock();
        try {
            return Map.copyOf(ended);
        } finally {
            lock.unlock();
        }
    }

    /** What should not have happened. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }
}
