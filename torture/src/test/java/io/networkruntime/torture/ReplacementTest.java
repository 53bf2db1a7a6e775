package io.networkruntime.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.networkruntime.api.Limits;
import io.networkruntime.api.Sandbox;
import io.networkruntime.api.SandboxHost;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.Payload;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Agents that have served long enough make way for fresh ones, and no call is lost over it. */
class ReplacementTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final long MEBIBYTE = 1 << 20;

    private final SandboxHost host = SandboxHost.start();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void anAgentMakesWayAfterSoManyIsolatesAndEndsWithItsLast() {
        try (Sandbox sandbox =
                Sandbox.builder().agents(1).recycling(8, 0, Duration.ZERO).build(host)) {
            Guest old = Guest.echoing(sandbox, Chamber.options(Limits.NONE, ""));
            long oldPid = old.isolate().agentPid();
            Set<Long> pids = new HashSet<>();
            await().atMost(SOON).until(() -> {
                pids.add(briefLife(sandbox));
                assertThat(old.ping(1)).as("the guest of the old agent").isEqualTo(1);
                return pids.size() >= 3;
            });
            assertThat(old.isolate().agentPid()).isEqualTo(oldPid);
            assertEndsWithItsLast(old, oldPid);
        }
    }

    @Test
    void anAgentMakesWayAtACertainAge() {
        try (Sandbox sandbox = Sandbox.builder()
                .agents(1)
                .recycling(0, 0, Duration.ofMillis(500))
                .build(host)) {
            Guest old = Guest.echoing(sandbox, Chamber.options(Limits.NONE, ""));
            long oldPid = old.isolate().agentPid();
            await().atMost(SOON).until(() -> briefLife(sandbox) != oldPid);
            assertEndsWithItsLast(old, oldPid);
        }
    }

    @Test
    void anAgentMakesWayIfItHoldsTooMuchAtRest() {
        try (Sandbox sandbox = Sandbox.builder()
                .agents(1)
                .recycling(0, 8 * MEBIBYTE, Duration.ZERO)
                .build(host)) {
            Guest old = Guest.echoing(sandbox, Chamber.options(Limits.NONE, ""));
            long oldPid = old.isolate().agentPid();
            assertThat(old.ping(20)).as("as long as it holds somebody it stays").isEqualTo(20);
            assertEndsWithItsLast(old, oldPid);
            assertThat(briefLife(sandbox)).isNotEqualTo(oldPid);
        }
    }

    private static void assertEndsWithItsLast(Guest last, long pid) {
        assertThat(last.ping(5)).isEqualTo(5);
        var _ = last.isolate().destroy();
        assertThat(last.end(10).reason()).isEqualTo(EndReason.MANUAL);
        await().atMost(SOON)
                .until(() ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    /** Makes an isolate that computes something and is destroyed; gives the agent that held it. */
    private static long briefLife(Sandbox sandbox) {
        Guest guest = Guest.of(sandbox, Chamber.options(Limits.NONE, ""));
        long pid = guest.isolate().agentPid();
        Payload answer = guest.isolate()
                .execute("6 * 7", "brief.js")
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        assertThat(answer).isEqualTo(Payload.json("42"));
        var _ = guest.isolate().destroy();
        assertThat(guest.end(10).reason()).isEqualTo(EndReason.MANUAL);
        return pid;
    }
}
