package io.networkruntime.agent.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.networkruntime.agent.guard.Stop;
import io.networkruntime.agent.link.WireSink;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.FromAgent;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.Payload;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.protocol.WireLimits;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OutletTest {
    private static final IsolateId ID = new IsolateId(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final FromAgent SMALL = event(1);
    private static final FromAgent LARGE = event(9 << 20);

    private final Lifetime lifetime = new Lifetime();
    private final Pipe pipe = new Pipe();
    private final WireSink sink = new WireSink(pipe, () -> {});
    private final LargeRoom room = new LargeRoom(WireLimits.LARGE_WINDOW_BYTES);
    private final Outlet outlet = new Outlet(sink, room, lifetime, () -> true);
    private final Thread isolate = Thread.ofPlatform().daemon().unstarted(() -> {
        outlet.say(LARGE);
        outlet.say(SMALL);
    });

    /** A pipe whose reader can stand still. */
    private static final class Pipe extends OutputStream {
        private volatile CountDownLatch gate = new CountDownLatch(0);

        @Override
        public void write(int b) {}

        @Override
        public void write(byte[] bytes, int from, int count) {
            boolean interrupted = false;
            while (gate.getCount() > 0) {
                try {
                    gate.await();
                } catch (InterruptedException again) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static FromAgent event(int bytes) {
        return new FromAgent.Emitted(ID, "event", new Payload(Payload.Format.CLONE, new byte[bytes]));
    }

    private void awaitParked(Thread thread) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (thread.getState() != Thread.State.WAITING && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(thread.getState()).isEqualTo(Thread.State.WAITING);
    }

    @AfterEach
    void letGo() {
        pipe.gate.countDown();
        lifetime.stop(Stop.of(EndReason.SHUTDOWN));
        LockSupport.unpark(isolate);
    }

    @Test
    void whoIsOutOfCreditWaitsForMore() throws InterruptedException {
        isolate.start();
        awaitParked(isolate);
        outlet.grant(new ToAgent.Credit(ID, 1, 100));
        LockSupport.unpark(isolate);
        awaitParked(isolate);
        outlet.grant(new ToAgent.Credit(ID, 1, 9 << 20));
        LockSupport.unpark(isolate);
        assertThat(isolate.join(PATIENCE)).isTrue();
    }

    @Test
    void largeMessagesOfNeighboursWaitForEachOther() throws InterruptedException {
        List<Outlet> outlets = new ArrayList<>();
        List<Thread> isolates = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Outlet one = new Outlet(sink, room, lifetime, () -> true);
            outlets.add(one);
            isolates.add(Thread.ofPlatform().daemon().start(() -> one.say(LARGE)));
            if (i < 3) {
                assertThat(isolates.get(i).join(PATIENCE)).isTrue();
            } else {
                awaitParked(isolates.get(i));
            }
        }
        outlets.getFirst().grant(new ToAgent.Credit(ID, 1, 9 << 20));
        assertThat(isolates.get(3).join(PATIENCE))
                .as("the one that waited first")
                .isTrue();
        assertThat(isolates.get(4).isAlive()).isTrue();
        outlets.get(1).close();
        assertThat(isolates.get(4).join(PATIENCE)).isTrue();
        lifetime.stop(Stop.of(EndReason.MANUAL));
        LockSupport.unpark(isolates.get(5));
        assertThat(isolates.get(5).join(PATIENCE)).isTrue();
        outlets.forEach(Outlet::close);
        assertThat(room.take(WireLimits.LARGE_WINDOW_BYTES))
                .as("all of it is free again")
                .isTrue();
    }

    @Test
    void whoIsStoppedWaitsNoLonger() throws InterruptedException {
        isolate.start();
        awaitParked(isolate);
        lifetime.stop(Stop.of(EndReason.MANUAL));
        LockSupport.unpark(isolate);
        assertThat(isolate.join(PATIENCE)).isTrue();
    }

    @Test
    void creditThatComesWhileThePipeIsBusyIsNotLost() throws InterruptedException {
        outlet.say(LARGE);
        sink.append(SMALL);
        pipe.gate = new CountDownLatch(1);
        Thread busy = Thread.ofPlatform().daemon().start(() -> sink.send(LARGE));
        awaitParked(busy);
        Thread waiting = Thread.ofPlatform().daemon().start(() -> outlet.say(SMALL));
        awaitParked(waiting);
        // Whoever waits for the pipe's lock takes this wake-up for the lock's.
        outlet.grant(new ToAgent.Credit(ID, WireLimits.WINDOW_MESSAGES, 9 << 20));
        LockSupport.unpark(waiting);
        long settled = System.nanoTime() + Duration.ofMillis(50).toNanos();
        while (System.nanoTime() < settled) {
            Thread.onSpinWait();
        }
        pipe.gate.countDown();
        assertThat(waiting.join(PATIENCE)).isTrue();
    }
}
