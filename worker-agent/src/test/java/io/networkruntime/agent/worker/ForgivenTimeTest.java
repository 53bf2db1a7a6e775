package io.networkruntime.agent.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ForgivenTimeTest {
    private static final long MS = 1_000_000;

    private final ForgivenTime forgiven = new ForgivenTime();

    @Test
    void whatIsUnderWayCountsAsWhatHasEndedDoes() {
        forgiven.begin(100 * MS);
        assertThat(forgiven.nanos(120 * MS)).isEqualTo(20 * MS);
        forgiven.end(130 * MS);
        assertThat(forgiven.nanos(500 * MS)).isEqualTo(30 * MS);
        forgiven.begin(600 * MS);
        assertThat(forgiven.nanos(610 * MS)).isEqualTo(40 * MS);
    }

    @Test
    void noMoreIsForgivenThanTheHostIsPatientFor() {
        forgiven.begin(0);
        assertThat(forgiven.nanos(5_000 * MS)).isEqualTo(ForgivenTime.MOST_NANOS);
        forgiven.end(5_000 * MS);
        assertThat(forgiven.nanos(6_000 * MS)).isEqualTo(ForgivenTime.MOST_NANOS);
    }

    @Test
    void aCollectionCountsOnceAtWhicheverMomentThatIsAsked() throws InterruptedException {
        AtomicLong clock = new AtomicLong();
        // One collection after the other: all of the clock is to be forgiven.
        Thread thread = Thread.ofPlatform().start(() -> {
            for (long now = 0; now < ForgivenTime.MOST_NANOS - 10; now += 10) {
                forgiven.begin(now);
                clock.set(now + 10);
                forgiven.end(now + 10);
            }
        });
        while (thread.isAlive()) {
            long before = clock.get();
            long seen = forgiven.nanos(before);
            assertThat(seen).isBetween(before, clock.get());
        }
        thread.join();
    }
}
