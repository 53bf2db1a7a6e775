package io.networkruntime.supervisor.process;

import io.networkruntime.supervisor.limits.ByteSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The kernel's memory limit of one agent: reaching it, the agent is killed and the kill is counted. */
public final class CgroupCap implements AutoCloseable {
    private static final int KILL_ROUNDS = 100;

    private final CgroupMemory.Version version;
    private final Path group;

    CgroupCap(CgroupMemory.Version version, Path group) {
        this.version = version;
        this.group = group;
    }

    /**
     * Sets the limit anew; none lifts it.
     *
     * @throws IOException if the kernel refuses, for instance because the agent holds more already
     */
    public void change(ByteSize limit) throws IOException {
        String none = version == CgroupMemory.Version.V1 ? "-1" : "max";
        Files.writeString(group.resolve(version.limitFile), limit.isNone() ? none : Long.toString(limit.bytes()));
        Path swap = group.resolve("memory.swap.max");
        if (version == CgroupMemory.Version.V2 && Files.exists(swap)) {
            Files.writeString(swap, limit.isNone() ? "max" : "0");
        }
    }

    /** Whether the kernel has killed the agent at its limit; to be asked before {@link #close}. */
    public boolean oomKilled() {
        try {
            return Files.readAllLines(group.resolve(version.countFile)).stream()
                    .filter(line -> line.startsWith("oom_kill "))
                    .anyMatch(line ->
                            !line.substring("oom_kill ".length()).strip().equals("0"));
        } catch (IOException gone) {
            return false;
        }
    }

    /**
     * Kills what the agent left behind and removes the group, once the agent is dead. While a process is still dying the kernel
     * refuses to; then the next start of a supervisor removes it.
     */
    @Override
    public void close() {
        try {
            killAll();
            Files.deleteIfExists(group);
        } catch (IOException inUse) {
            // See above.
        }
    }

    /** By the kernel at once (Linux 5.14, version 2), or one by one until none forks any more. */
    private void killAll() throws IOException {
        Path killer = group.resolve("cgroup.kill");
        if (Files.exists(killer)) {
            Files.writeString(killer, "1");
            return;
        }
        for (int round = 0; round < KILL_ROUNDS; round++) {
            List<String> members = Files.readAllLines(group.resolve("cgroup.procs"));
            if (members.isEmpty()) {
                return;
            }
            members.stream()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                    .forEach(ProcessHandle::destroyForcibly);
        }
    }
}
