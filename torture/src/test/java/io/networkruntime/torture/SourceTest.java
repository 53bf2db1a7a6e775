package io.networkruntime.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.networkruntime.api.Limits;
import io.networkruntime.api.Sandbox;
import io.networkruntime.api.SandboxHost;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.Payload;
import io.networkruntime.protocol.WireLimits;
import io.networkruntime.supervisor.isolate.EndReport;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Row C16: scripts that are hostile before they run. */
class SourceTest {
    private static final Limits LIMITS = Limits.NONE.withCpuPerTurn(Duration.ofMillis(500));

    private final SandboxHost host = SandboxHost.start();
    private final Sandbox sandbox = Sandbox.builder().agents(1).build(host);
    private Guest neighbour = Guest.echoing(sandbox, Chamber.options(Limits.NONE, "neighbour"));

    @BeforeEach
    void theNeighbourAnswers() {
        assertThat(neighbour.ping(5)).isEqualTo(5);
    }

    @AfterEach
    void close() {
        sandbox.close();
        host.close();
    }

    @Test
    void aScriptLargerThanTheLimitIsRefused() {
        Guest guest = Guest.of(sandbox, Chamber.options(LIMITS, "guest"));
        assertThatThrownBy(() -> guest.isolate()
                        .execute(" ".repeat(WireLimits.MAX_CODE_BYTES + 1), "large.js")
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join())
                .hasMessageContaining(Integer.toString(WireLimits.MAX_CODE_BYTES));
        assertThat(guest.isolate()
                        .execute("6 * 7", "small.js")
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join())
                .isEqualTo(Payload.json("42"));
        assertThat(neighbour.ping(5)).isEqualTo(5);
    }

    /** The guard must not wait for V8, whose lock the isolate's thread holds while it looks through the script. */
    @Test
    void aScriptThatTakesLongToLookThroughIsNoShieldForWhatItDoes() {
        String code = "let name = 1; /*" + "x".repeat(14 << 20) + "*/ for (;;) {}";
        Guest guest = Guest.of(sandbox, Chamber.options(Limits.NONE.withCpuPerTurn(Duration.ofSeconds(2)), "guest"));
        var _ = guest.isolate().execute(code, "long.js");
        EndReport end = guest.end(30);
        assertThat(end.reason()).as(end.toString()).isEqualTo(EndReason.CPU_LIMIT_EXCEEDED);
        assertThat(neighbour.ping(5)).as(end.toString()).isEqualTo(5);
    }

    /** What looks for imports and declarations before V8 does must neither overflow its stack nor be out of reach. */
    @Test
    void aScriptThatOnlyNestsCostsNobodyElseAnything() {
        for (String open : new String[] {"(", "[", "{", "`${", "class A { [", "async () => (", "/*"}) {
            Guest guest = Guest.of(sandbox, Chamber.options(LIMITS, "guest"));
            String code = "let a = import('x');" + open.repeat((8 << 20) / open.length());
            assertThatThrownBy(() -> guest.isolate()
                            .execute(code, "nested.js")
                            .orTimeout(20, TimeUnit.SECONDS)
                            .join())
                    .as(open)
                    .isNotNull();
            assertThat(neighbour.ping(5)).as(open).isEqualTo(5);
            if (guest.isolate().isLive()) {
                var _ = guest.isolate().destroy();
            }
            assertThat(guest.end(20).reason())
                    .as(open)
                    .isIn(EndReason.MANUAL, EndReason.CPU_LIMIT_EXCEEDED, EndReason.HEAP_OUT_OF_MEMORY);
        }
    }
}
