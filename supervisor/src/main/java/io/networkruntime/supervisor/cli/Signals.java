package io.networkruntime.supervisor.cli;

import io.networkruntime.supervisor.deno.ProcessSignal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** SIGINT and SIGTERM: the first lets the program wind up for a while, the second ends it at once. */
final class Signals {
    static final int SIGINT = 2;
    static final int SIGTERM = 15;

    private final IntConsumer exit;
    private final Duration drain;
    private final AtomicInteger received = new AtomicInteger();
    private final CountDownLatch settled = new CountDownLatch(1);

    private Signals(IntConsumer exit, Duration drain) {
        this.exit = exit;
        this.drain = drain;
    }

    static Signals install(IntConsumer exit, Duration drain) {
        Signals signals = new Signals(exit, drain);
        ProcessSignal.hear("SIGINT", () -> signals.on(SIGINT));
        ProcessSignal.hear("SIGTERM", () -> signals.on(SIGTERM));
        return signals;
    }

    private void on(int signal) {
        int status = ExitCode.SIGNAL_BASE + signal;
        if (received.getAndIncrement() > 0) {
            Runtime.getRuntime().halt(status);
        }
        exit.accept(status);
        Thread.ofPlatform().daemon().name("drain").start(() -> haltUnlessSettled(status));
    }

    private void haltUnlessSettled(int status) {
        try {
            if (!settled.await(drain.toMillis(), TimeUnit.MILLISECONDS)) {
                Runtime.getRuntime().halt(status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The program has wound up. */
    void settle() {
        settled.countDown();
    }
}
