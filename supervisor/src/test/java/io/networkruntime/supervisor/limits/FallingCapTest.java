package io.networkruntime.supervisor.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FallingCapTest {
    private static final ByteSize SMALL = new ByteSize(100);
    private static final ByteSize MIDDLE = new ByteSize(200);
    private static final ByteSize LARGE = new ByteSize(300);

    private static FallingCap after(FallingCap cap, ByteSize wanted, int looks) {
        FallingCap now = cap;
        for (int i = 0; i < looks; i++) {
            now = now.after(wanted, 1);
        }
        return now;
    }

    @Test
    void itRisesAtOnce() {
        assertThat(FallingCap.UNSEEN.after(SMALL, 1).after(LARGE, 1).cap()).isEqualTo(LARGE);
        assertThat(FallingCap.UNSEEN.after(SMALL, 1).after(ByteSize.NONE, 1).cap())
                .isEqualTo(ByteSize.NONE);
    }

    @Test
    void itFallsWhenLessWasWantedForLong() {
        FallingCap large = FallingCap.UNSEEN.after(LARGE, 1);
        assertThat(after(large, SMALL, FallingCap.LOOKS - 1).cap()).isEqualTo(LARGE);
        assertThat(after(large, SMALL, FallingCap.LOOKS).cap()).isEqualTo(SMALL);
        assertThat(after(FallingCap.UNSEEN.after(ByteSize.NONE, 1), SMALL, FallingCap.LOOKS)
                        .cap())
                .isEqualTo(SMALL);
    }

    @Test
    void itFallsToTheMostThatWasWantedMeanwhile() {
        FallingCap cap = after(FallingCap.UNSEEN.after(LARGE, 1), SMALL, 10).after(MIDDLE, 1);
        assertThat(after(cap, SMALL, FallingCap.LOOKS - 11).cap()).isEqualTo(MIDDLE);
    }

    @Test
    void itStaysWhileAsMuchIsWantedAgainAndAgain() {
        FallingCap cap = FallingCap.UNSEEN.after(LARGE, 1);
        for (int i = 0; i < 5; i++) {
            cap = after(cap, SMALL, FallingCap.LOOKS - 1).after(LARGE, 1);
            assertThat(cap.cap()).isEqualTo(LARGE);
        }
    }
}
