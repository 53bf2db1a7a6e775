package io.networkruntime.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.networkruntime.api.Isolation;
import io.networkruntime.api.Limits;
import io.networkruntime.api.Sandbox;
import io.networkruntime.api.SandboxHost;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.Payload;
import io.networkruntime.supervisor.isolate.EndReport;
import io.networkruntime.supervisor.pool.NoAgentException;
import io.networkruntime.supervisor.process.ProcessMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The limits beside CPU time of a turn and memory, the refusals, and the figures. */
class OtherLimitsTest {
    private final SandboxHost host = SandboxHost.start();

    @AfterEach
    void close() {
        host.close();
    }

    private EndReport endOf(Limits limits, String code) {
        try (Sandbox sandbox = Sandbox.builder().agents(1).build(host)) {
            Guest guest = Guest.of(sandbox, Chamber.options(limits, "guest"));
            var _ = guest.isolate().execute(code, "limit.js");
            return guest.end(20);
        }
    }

    @Test
    void burstsThatStayBelowTheTurnsLimitEndWithTheLifes() {
        EndReport end = endOf(
                Limits.NONE.withCpuPerTurn(Duration.ofMillis(200)).withCpuTotal(Duration.ofMillis(300)),
                "setInterval(() => { const end = Date.now() + 20; while (Date.now() < end); }, 0)");
        assertThat(end.reason()).isEqualTo(EndReason.CPU_LIMIT_EXCEEDED);
        assertThat(end.limit()).isEqualTo(300_000_000);
        assertThat(end.measured()).isGreaterThanOrEqualTo(300_000_000);
    }

    @Test
    void aTurnThatTakesTooLongOnTheClockEnds() {
        EndReport end = endOf(Limits.NONE.withWallPerTurn(Duration.ofMillis(200)), "for (;;) {}");
        assertThat(end.reason()).isEqualTo(EndReason.WALL_LIMIT_EXCEEDED);
        assertThat(end.limit()).isEqualTo(200_000_000);
    }

    @Test
    void aTurnThatTakesTooLongOnTheClockEndsAlsoWhereV8CannotStopIt() {
        EndReport end = endOf(
                Limits.NONE.withWallPerTurn(Duration.ofMillis(200)), "for (const list = Array(3e8);;) list.fill(0)");
        assertThat(end.reason()).isEqualTo(EndReason.WALL_LIMIT_EXCEEDED);
        assertThat(end.limit()).isEqualTo(200_000_000);
        assertThat(end.measured()).isGreaterThan(200_000_000);
        assertThat(end.agentDeath()).isPresent();
    }

    @Test
    void whoWaitsForEverEndsWhenItHasBeenIdleForLong() {
        EndReport end = endOf(Limits.NONE.withIdle(Duration.ofMillis(400)), "new Promise(() => {})");
        assertThat(end.reason()).isEqualTo(EndReason.WALL_LIMIT_EXCEEDED);
        assertThat(end.limit()).isEqualTo(400_000_000);
        assertThat(end.measured()).isGreaterThan(400_000_000);
    }

    @Test
    void sharedMemoryIsOutOfReach() {
        try (Sandbox sandbox = Sandbox.builder().agents(1).build(host)) {
            Guest guest = Guest.of(sandbox, Chamber.options(Limits.NONE, "guest"));
            Payload names = guest.isolate()
                    .execute("""
                            const found = [typeof SharedArrayBuffer];
                            try {
                              const memory = new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true });
                              found.push(memory.buffer.constructor.name);
                            } catch (error) {
                              found.push(error.name);
                            }
                            found.join()""", "shared.js")
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
            assertThat(names).isEqualTo(Payload.json("\"undefined,TypeError\""));
        }
    }

    @Test
    void moreMemoryThanTheOperatorGaveIsNotPromised() {
        try (Sandbox sandbox = Sandbox.builder()
                .agents(1)
                .isolation(Isolation.SHARED)
                .limits(Limits.NONE.withMemoryBytes(64 << 20))
                .totalMemoryBytes(350L << 20)
                .build(host)) {
            Guest.of(sandbox, Chamber.options(Limits.NONE.withMemoryBytes(64 << 20), "a"));
            Guest.of(sandbox, Chamber.options(Limits.NONE.withMemoryBytes(64 << 20), "b"));
            assertThatThrownBy(() -> sandbox.createIsolate(new io.networkruntime.api.IsolateListener() {}))
                    .isInstanceOf(NoAgentException.class)
                    .hasMessageContaining("350 MiB");
        }
    }

    /** M18: each stays below its own limit, and all of them below what the operator gave. */
    @Test
    void manyThatTakeALittleStayWithinWhatTheOperatorGave() {
        long limit = 32L << 20;
        try (Sandbox sandbox = Sandbox.builder()
                .agents(2)
                .limits(Limits.NONE.withMemoryBytes(limit))
                .totalMemoryBytes(1200L << 20)
                .build(host)) {
            List<Guest> guests = new ArrayList<>();
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 50; i++) {
                            guests.add(Guest.echoing(
                                    sandbox, Chamber.options(Limits.NONE.withMemoryBytes(limit), "t" + i)));
                        }
                    })
                    .isInstanceOf(NoAgentException.class)
                    .hasMessageContaining("1200 MiB");
            assertThat(guests).hasSizeBetween(10, 40);
            guests.forEach(guest -> guest.isolate()
                    .execute("globalThis.kept = new Uint8Array(20 << 20).fill(1); 0", "take.js")
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join());
            assertThat(guests).allSatisfy(guest -> assertThat(guest.ping(1)).isEqualTo(1));
            assertThat(guests.stream().map(guest -> guest.isolate().agentPid()).distinct())
                    .allSatisfy(pid -> {
                        try (ProcessMeter meter = new ProcessMeter(pid)) {
                            assertThat(meter.residentBytes().orElse(0)).isBetween(200L << 20, 700L << 20);
                        }
                    });
        }
    }

    /** C18 */
    @Test
    void aLimitIsANumberThatCanBeHeldOrAnError() {
        assertThatThrownBy(() -> Limits.NONE.withCpuPerTurn(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cpuPerTurn");
        assertThatThrownBy(() -> Limits.NONE.withCpuTotal(Duration.ofMillis(1L << 53)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cpuTotal");
        assertThatThrownBy(() -> Limits.NONE.withMemoryBytes(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("memoryBytes");
        try (Sandbox sandbox = Sandbox.builder().agents(1).build(host)) {
            Guest guest = Guest.of(sandbox, Chamber.options(Limits.NONE.withCpuPerTurn(Duration.ZERO), "guest"));
            guest.isolate()
                    .execute("const end = Date.now() + 700; while (Date.now() < end);", "unlimited.js")
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
            assertThat(guest.isolate().isLive()).isTrue();
        }
    }

    @Test
    void aTenantThatCrashesItsAgentsIsRefusedAndOthersAreNot() {
        try (Sandbox sandbox = Sandbox.builder().agents(1).build(host)) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 40; i++) {
                            Guest crasher = Guest.of(sandbox, Chamber.options(Limits.NONE, "crasher"));
                            var _ = crasher.isolate().execute("'x'.repeat(0x1fffffe8).split('')", "crash.js");
                            assertThat(crasher.end(20).reason()).isEqualTo(EndReason.NATIVE_CRASH);
                        }
                    })
                    .isInstanceOf(NoAgentException.class)
                    .hasMessageContaining("crasher");
            assertThat(Guest.echoing(sandbox, Chamber.options(Limits.NONE, "other"))
                            .ping(10))
                    .isEqualTo(10);
        }
    }

    @Test
    void theFiguresAddUp() {
        try (Sandbox sandbox = Sandbox.builder().agents(2).build(host)) {
            Guest first = Guest.echoing(sandbox, Chamber.options(Limits.NONE, ""));
            assertThat(first.ping(10)).isEqualTo(10);
            var stats = first.isolate().stats();
            assertThat(stats.messagesSent()).isEqualTo(11);
            assertThat(stats.messagesReceived()).isEqualTo(11);
            assertThat(stats.pendingRequests()).isZero();
            var _ = first.isolate().destroy();
            assertThat(first.end(10).reason()).isEqualTo(EndReason.MANUAL);
            Guest spinning = Guest.of(sandbox, Chamber.options(Limits.DEFAULT, ""));
            var _ = spinning.isolate().execute("for (;;) {}", "spin.js");
            spinning.end(10);
            // A listener hears of the end just before it is counted.
            await().until(() -> sandbox.stats().isolates() == 0);
            var whole = sandbox.stats();
            assertThat(whole.created()).isEqualTo(2);
            assertThat(whole.ended())
                    .containsEntry(EndReason.MANUAL, 1L)
                    .containsEntry(EndReason.CPU_LIMIT_EXCEEDED, 1L);
            assertThat(whole.usage().cpuNanos()).isGreaterThan(500_000_000);
            assertThat(whole.messagesSent()).isEqualTo(12);
            assertThat(whole.messagesReceived()).isEqualTo(11);
            assertThat(whole.bytesReceived()).isPositive();
            assertThat(whole.pendingRequests()).isZero();
            assertThat(whole.peakRssBytes()).isPositive();
        }
    }
}
