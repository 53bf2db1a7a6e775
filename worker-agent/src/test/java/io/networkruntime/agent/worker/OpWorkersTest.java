package io.networkruntime.agent.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class OpWorkersTest {
    private final OpWorkers workers = new OpWorkers(2);

    @Test
    void theClockOfAnAccountNeverRunsBackwards() {
        OpWorkers.Account account = workers.open();
        AtomicBoolean over = new AtomicBoolean();
        again(account, over);
        long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        long last = 0;
        while (System.nanoTime() < end) {
            long now = account.cpuNanos();
            assertThat(now).isGreaterThanOrEqualTo(last);
            last = now;
        }
        over.set(true);
        assertThat(last).isPositive();
    }

    @Test
    void whoAsksForLittleDoesNotWaitBehindAllThatAnotherAskedFor() throws InterruptedException {
        OpWorkers.Account greedy = workers.open();
        OpWorkers.Account modest = workers.open();
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger before = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(1);
        for (int i = 0; i < 1000; i++) {
            greedy.execute(() -> {
                awaitQuietly(go);
                before.incrementAndGet();
            });
        }
        AtomicInteger seen = new AtomicInteger();
        modest.execute(() -> {
            seen.set(before.get());
            done.countDown();
        });
        go.countDown();
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(seen).hasValueLessThan(100);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One brief operation after the other. */
    private static void again(OpWorkers.Account account, AtomicBoolean over) {
        account.execute(() -> {
            burn(20_000);
            if (!over.get()) {
                again(account, over);
            }
        });
    }

    private static void burn(long nanos) {
        for (long end = System.nanoTime() + nanos; System.nanoTime() < end; ) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whatIsUnderWayWhenItsIsolateEndsIsInterrupted() throws InterruptedException {
        OpWorkers.Account account = workers.open();
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch woken = new CountDownLatch(1);
        account.execute(() -> {
            began.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException expected) {
                woken.countDown();
            }
        });
        assertThat(began.await(10, TimeUnit.SECONDS)).isTrue();
        account.close();
        assertThat(woken.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
