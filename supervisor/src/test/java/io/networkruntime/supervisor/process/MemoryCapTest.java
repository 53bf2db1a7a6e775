package io.networkruntime.supervisor.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.networkruntime.supervisor.limits.ByteSize;
import io.networkruntime.supervisor.limits.ExitStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class MemoryCapTest {
    /** Needs a buffer of 200 MiB and fills it. */
    private static final ShellProgram HOARDER =
            ShellProgram.of("read go; exec dd if=/dev/zero of=/dev/null bs=200M count=1");

    private final AgentLauncher launcher = new AgentLauncher();
    private final WireLoop loop = new WireLoop("test-wire");

    @AfterEach
    void close() {
        launcher.close();
        loop.close();
    }

    @Test
    void whoReachesTheKernelsLimitIsKilledAndItIsCounted() throws Exception {
        Optional<CgroupMemory> cgroup = CgroupMemory.detect();
        Assumptions.assumeTrue(cgroup.isPresent(), "no cgroup of this machine may be used");
        AgentProcess agent = launcher.launch(HOARDER);
        try (CgroupCap cap = cgroup.get().cap(agent, ByteSize.ofMebibytes(32))) {
            assertThat(cap.oomKilled()).isFalse();
            loop.register(agent, new Inbox(), 1 << 20).write(UTF_8.encode("go\n"));
            assertThat(agent.exit()).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(new ExitStatus(137));
            assertThat(cap.oomKilled()).isTrue();
        }
    }

    @Test
    void aDataLimitStopsAProgramFromGrowing() throws Exception {
        AgentProcess agent = launcher.launch(HOARDER);
        assertThat(agent.limitData(ByteSize.ofMebibytes(32))).isEmpty();
        loop.register(agent, new Inbox(), 1 << 20).write(UTF_8.encode("go\n"));
        assertThat(agent.exit()).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(new ExitStatus(1));
        assertThat(agent.stderr().raw()).contains("memory exhausted");
    }

    @Test
    void ourGroupIsFoundInBothHierarchiesAndBehindAContainersRoot() {
        List<String> mounts = List.of(
                "25 30 0:23 / /sys rw - sysfs sysfs rw",
                "34 25 0:30 / /sys/fs/cgroup/memory rw,relatime shared:9 - cgroup cgroup rw,memory",
                "35 25 0:31 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu",
                "36 25 0:32 /docker/abc /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw,nsdelegate");
        List<String> memberships = List.of("9:cpu:/x", "4:memory:/process/one", "0::/docker/abc/leaf");
        assertThat(CgroupTree.memoryGroups(mounts, memberships))
                .containsExactly(
                        new CgroupTree.Found(CgroupMemory.Version.V2, Path.of("/sys/fs/cgroup/unified/leaf")),
                        new CgroupTree.Found(CgroupMemory.Version.V1, Path.of("/sys/fs/cgroup/memory/process/one")));
        assertThat(CgroupTree.memoryGroups(List.of("garbage", ""), List.of("", "1:memory")))
                .isEmpty();
    }
}
