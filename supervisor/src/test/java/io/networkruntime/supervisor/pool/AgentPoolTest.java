package io.networkruntime.supervisor.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.networkruntime.engine.natives.CacheFolder;
import io.networkruntime.supervisor.pool.PoolSettings.Isolation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class AgentPoolTest {
    @Test
    void agentsThatAResizeEndsAreLookedAfterUntilTheyAreDead() {
        try (AgentServices services = new AgentServices(CacheFolder.standard(), _ -> {});
                AgentPool pool = new AgentPool(services, PoolSettings.of(3, Isolation.SHARED))) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> pool.agents().stream()
                                    .filter(agent -> agent.pid() != 0)
                                    .count()
                            == 3);
            List<Agent> before = pool.living();
            pool.resize(1);
            assertThat(before)
                    .allMatch(agent ->
                            pool.living().contains(agent) || agent.lost().isDone());
            assertThat(pool.agents()).hasSize(1);
            assertThat(pool.shutdown()).succeedsWithin(30, TimeUnit.SECONDS);
            assertThat(before).allMatch(agent -> agent.death().isDone());
        }
    }
}
