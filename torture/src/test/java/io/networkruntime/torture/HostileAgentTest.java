package io.networkruntime.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.networkruntime.supervisor.isolate.EndReport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows W: an agent that has been taken over can end its own isolates, for the right reason, and nothing else. */
class HostileAgentTest {
    @ParameterizedTest
    @EnumSource(Misdeed.class)
    void anAgentThatBreaksTheRulesIsEndedForIt(Misdeed misdeed) {
        EndReport report = HostileChamber.run(misdeed);
        assertThat(report.reason().word()).as(report.detail()).isEqualTo(misdeed.reason());
        assertThat(report.agentDeath()).as("the post-mortem").isPresent();
    }
}
