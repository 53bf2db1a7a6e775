package io.networkruntime.supervisor.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecyclingTest {
    private static final Recycling RULES = new Recycling(100, ByteSize.ofMebibytes(256), Duration.ofHours(1));
    private static final long MEBIBYTE = 1 << 20;

    @Test
    void anAgentIsReplacedAfterItsNumberOfIsolates() {
        assertThat(RULES.due(99, 5, 0, Duration.ZERO)).isEmpty();
        assertThat(RULES.due(100, 5, 0, Duration.ZERO))
                .hasValueSatisfying(why -> assertThat(why).contains("100 isolates"));
    }

    @Test
    void memoryCountsOnlyWithoutIsolates() {
        assertThat(RULES.due(1, 1, 300 * MEBIBYTE, Duration.ZERO)).isEmpty();
        assertThat(RULES.due(1, 0, 300 * MEBIBYTE, Duration.ZERO)).isPresent();
    }

    @Test
    void ageCountsOnlyForAnAgentThatHasServed() {
        assertThat(RULES.due(0, 0, 0, Duration.ofHours(2))).isEmpty();
        assertThat(RULES.due(1, 1, 0, Duration.ofHours(2))).isPresent();
    }
}
