package io.networkruntime.supervisor.pool;

import static io.networkruntime.supervisor.pool.WorkLane.Step.LOST;
import static io.networkruntime.supervisor.pool.WorkLane.Step.NOTHING;
import static io.networkruntime.supervisor.pool.WorkLane.Step.PROBE;
import static org.assertj.core.api.Assertions.assertThat;

import io.networkruntime.supervisor.pool.WorkLane.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkLaneTest {
    private static final long SECOND = 1_000_000_000;

    private final WorkLane lane = new WorkLane();
    private long said;
    private long heard;
    private long cpu;
    private long awake;

    private Step look() {
        return lane.look(said, heard, cpu, () -> awake);
    }

    private List<Step> looks(int count) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            steps.add(look());
        }
        return steps;
    }

    @Test
    void anIsolateThatNobodySpeaksToIsLeftInPeace() {
        assertThat(looks(100)).containsOnly(NOTHING);
    }

    @Test
    void whoTakesUpNoWorkIsProbedAndThenLost() {
        said++;
        assertThat(looks(WorkLane.QUIET_LOOKS + WorkLane.LOST_LOOKS))
                .containsExactly(NOTHING, PROBE, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, LOST);
    }

    @Test
    void aReportThatATurnBeganProvesNothing() {
        said++;
        heard++;
        assertThat(looks(WorkLane.QUIET_LOOKS + WorkLane.LOST_LOOKS + 1))
                .contains(PROBE)
                .endsWith(LOST);
    }

    @Test
    void whoAnswersTheProbeIsNotProbedAgainUntilSomethingHappens() {
        said++;
        assertThat(looks(WorkLane.QUIET_LOOKS)).endsWith(PROBE);
        heard++;
        assertThat(looks(100)).containsOnly(NOTHING);
        cpu += SECOND;
        assertThat(looks(WorkLane.QUIET_LOOKS)).endsWith(PROBE);
    }

    @Test
    void whoRunsOrWaitsForAProcessorIsInALongTurnAndNotLost() {
        said++;
        assertThat(looks(WorkLane.QUIET_LOOKS)).endsWith(PROBE);
        for (int i = 0; i < 100; i++) {
            awake += SECOND;
            assertThat(look()).isEqualTo(NOTHING);
        }
    }

    @Test
    void whoHangsAfterALongTurnIsLostInTheEnd() {
        said++;
        for (int i = 0; i < 20; i++) {
            awake += SECOND;
            assertThat(look()).isNotEqualTo(LOST);
        }
        assertThat(looks(2 * WorkLane.LOST_LOOKS)).contains(LOST);
    }
}
