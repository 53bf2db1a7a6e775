package io.networkruntime.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.networkruntime.api.Isolate;
import io.networkruntime.api.IsolateListener;
import io.networkruntime.api.Isolation;
import io.networkruntime.api.Limits;
import io.networkruntime.api.Sandbox;
import io.networkruntime.api.SandboxHost;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.Payload;
import io.networkruntime.supervisor.isolate.IsolateEndedException;
import io.networkruntime.supervisor.process.ProcessMeter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows X: races, kills from outside, a host that does not listen. */
class SupervisionTest {
    private static final boolean LONG = Boolean.getBoolean("torture.long");
    private final SandboxHost host = SandboxHost.start();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void everyIsolateEndsOnceWhateverRaces() {
        int rounds = LONG ? 10_000 : 150;
        long seed = Long.getLong("torture.seed", System.nanoTime());
        Random random = new Random(seed);
        List<Guest> guests = new ArrayList<>();
        try (Sandbox sandbox = Sandbox.builder().agents(3).build(host)) {
            for (int i = 0; i < rounds; i++) {
                Optional<Guest> made = made(sandbox);
                if (made.isEmpty()) {
                    continue;
                }
                Guest guest = made.get();
                guests.add(guest);
                provoke(guest.isolate(), random);
                if (random.nextInt(25) == 0) {
                    signal(guest.isolate().agentPid(), "KILL");
                }
            }
        }
        assertThat(guests).allSatisfy(guest -> assertThat(guest.end(10)).isNotNull());
        assertThat(guests)
                .as("seed %s", seed)
                .allSatisfy(guest -> assertThat(guest.ends).hasSize(1));
        assertThat(guests.stream().map(guest -> guest.end(1).reason()))
                .as("seed %s", seed)
                .isSubsetOf(EndReason.MANUAL, EndReason.SHUTDOWN, EndReason.CPU_LIMIT_EXCEEDED, EndReason.AGENT_LOST);
    }

    /** Empty if its agent was killed while it was being made. */
    private static Optional<Guest> made(Sandbox sandbox) {
        try {
            Limits limits = Limits.NONE.withCpuPerTurn(Duration.ofMillis(100));
            return Optional.of(Guest.of(sandbox, Chamber.options(limits, "")));
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(IsolateEndedException.class);
            return Optional.empty();
        }
    }

    private static void provoke(Isolate isolate, Random random) {
        try {
            switch (random.nextInt(4)) {
                case 0 -> {
                    var _ = isolate.execute("for (;;) {}", "spin.js");
                }
                case 1 -> isolate.send("event", Payload.json("1"));
                case 2 -> {
                    var _ = isolate.request("nothing", Payload.json("1"));
                }
                default -> {
                    var _ = isolate.execute("1", "one.js");
                }
            }
            if (random.nextBoolean()) {
                var _ = isolate.destroy();
            }
        } catch (IsolateEndedException gone) {
            // Its agent was quicker to die; the end has been told.
        }
    }

    @Test
    void aStoppedAgentIsGivenUpAndItsCallsAreSettled() {
        try (Sandbox sandbox = Sandbox.builder().agents(1).build(host)) {
            Guest guest = Guest.echoing(sandbox, Chamber.options(Limits.NONE, ""));
            signal(guest.isolate().agentPid(), "STOP");
            var answer = guest.isolate().request("ping", Payload.json("1"));
            assertThat(guest.end(40).reason()).isEqualTo(EndReason.AGENT_LOST);
            assertThat(answer).isCompletedExceptionally();
            assertThat(Guest.echoing(sandbox, Chamber.options(Limits.NONE, "")).ping(5))
                    .isEqualTo(5);
        }
    }

    @Test
    void aHostThatDoesNotListenIsNotFilledUpAndLosesNothing() throws InterruptedException {
        int count = LONG ? 1_000_000 : 100_000;
        CountDownLatch listen = new CountDownLatch(1);
        AtomicInteger heard = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(count);
        IsolateListener listener = new IsolateListener() {
            @Override
            public void onEvent(String event, Payload data) {
                try {
                    listen.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                heard.incrementAndGet();
                all.countDown();
            }
        };
        try (Sandbox sandbox = Sandbox.builder()
                .agents(1)
                .executor(Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().factory()))
                .build(host)) {
            Isolate isolate = sandbox.createIsolate(listener, Chamber.options(Limits.NONE, ""))
                    .join();
            long before = resident();
            var _ = isolate.execute("for (let i = 0; i < " + count + "; i++) NETWORK.send('n', { i })", "flood.js");
            // The worker fills its window and then waits for room; nothing more comes in.
            assertThat(all.await(LONG ? 10 : 3, TimeUnit.SECONDS)).isFalse();
            assertThat(resident() - before).as("growth of the host").isLessThan(64L << 20);
            listen.countDown();
            assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(heard).hasValue(count);
        }
    }

    @Test
    void manyRunawaysAtOnceAllEnd() {
        int count = LONG ? 100 : 30;
        try (Sandbox sandbox = Sandbox.builder().agents(2).build(host);
                Sandbox others = Sandbox.builder().agents(1).build(host)) {
            Guest canary = Guest.echoing(others, Chamber.options(Limits.NONE, "canary"));
            List<Guest> runaways = new ArrayList<>();
            Limits limits = Limits.NONE.withCpuPerTurn(Duration.ofMillis(100));
            for (int i = 0; i < count; i++) {
                runaways.add(Guest.of(sandbox, Chamber.options(limits, "runaway")));
            }
            runaways.forEach(guest -> {
                var _ = guest.isolate().execute("for (;;) {}", "spin.js");
            });
            assertThat(canary.ping(50)).isEqualTo(50);
            assertThat(runaways)
                    .allSatisfy(guest -> assertThat(guest.end(60))
                            .satisfies(end -> assertThat(end.reason())
                                    .as(end.toString())
                                    .isEqualTo(EndReason.CPU_LIMIT_EXCEEDED)));
        }
    }

    @Test
    void isolatesWithAProcessOfTheirOwnComeAndGo() {
        try (Sandbox sandbox =
                Sandbox.builder().agents(2).isolation(Isolation.PROCESS).build(host)) {
            for (int i = 0; i < 8; i++) {
                Guest guest = Guest.echoing(sandbox, Chamber.options(Limits.DEFAULT, ""));
                assertThat(guest.ping(3)).isEqualTo(3);
                var _ = guest.isolate().destroy();
                assertThat(guest.end(10).reason()).isEqualTo(EndReason.MANUAL);
            }
        }
    }

    private static long resident() {
        System.gc();
        try (ProcessMeter meter = new ProcessMeter(ProcessHandle.current().pid())) {
            return meter.residentBytes().orElse(0);
        }
    }

    private static void signal(long pid, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
