package io.networkruntime.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.networkruntime.supervisor.isolate.EndReport;
import io.networkruntime.supervisor.process.CgroupMemory;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows W: an agent that has been taken over can end its own isolates, for the right reason, and nothing else. */
class HostileAgentTest {
    /** Several at a time: most of them only wait for what the supervisor will do. */
    private static final int AT_A_TIME = 6;

    private static final ExecutorService CHAMBERS = Executors.newFixedThreadPool(AT_A_TIME);
    private static final Map<Misdeed, Future<EndReport>> REPORTS = new EnumMap<>(Misdeed.class);

    private static final Pattern CHILD = Pattern.compile("child (\\d+)\\.");

    @BeforeAll
    static void begin() {
        Stream.of(Misdeed.values())
                .forEach(misdeed -> REPORTS.put(misdeed, CHAMBERS.submit(() -> HostileChamber.run(misdeed))));
    }

    @AfterAll
    static void end() {
        CHAMBERS.close();
    }

    private static EndReport report(Misdeed misdeed) throws Exception {
        return Objects.requireNonNull(REPORTS.get(misdeed)).get();
    }

    @ParameterizedTest
    @EnumSource(Misdeed.class)
    void anAgentThatBreaksTheRulesIsEndedForIt(Misdeed misdeed) throws Exception {
        EndReport report = report(misdeed);
        assertThat(report.reason().word()).as(report.detail()).isEqualTo(misdeed.reason());
        assertThat(report.detail()).contains(misdeed.detail());
        assertThat(report.agentDeath())
                .as("the post-mortem")
                .hasValueSatisfying(death -> assertThat(death.stderrTail()).contains(misdeed.lastWords()));
    }

    /** W17: where each agent has a group of processes, what it started dies with it. */
    @Test
    void whatAnAgentStartedDiesWithItWhereTheKernelKeepsThemTogether() throws Exception {
        Matcher said = CHILD.matcher(
                report(Misdeed.LEAVES_A_CHILD_BEHIND).agentDeath().orElseThrow().stderrTail());
        assertThat(said.find()).isTrue();
        var child = ProcessHandle.of(Long.parseLong(said.group(1)));
        if (CgroupMemory.detect().isPresent()) {
            await().atMost(Duration.ofSeconds(2))
                    .until(() -> child.filter(ProcessHandle::isAlive).isEmpty());
        } else {
            child.ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** W14: what an agent does not read is bounded, refused, and blocks nobody. */
    @Test
    void whoWritesToAnAgentThatDoesNotReadIsRefusedAndNeverBlocked() {
        HostileChamber.Flood flood = HostileChamber.flood(Misdeed.STOPS_READING, 1 << 20, 200);
        assertThat(flood.accepted()).as("what waits in the supervisor").isLessThan(100);
        assertThat(flood.slowestMillis()).as("the slowest send").isLessThan(1000);
        assertThat(flood.end().reason().word()).isEqualTo("agent_lost");
    }
}
