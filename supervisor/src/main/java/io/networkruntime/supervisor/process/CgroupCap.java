package io.networkruntime.supervisor.process;

import io.networkruntime.supervisor.limits.ByteSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The kernel's memory limit of one agent: reaching it, the agent is killed and the kill is counted. */
public final class CgroupCap implements AutoCloseable {
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

    /** Removes the group, once the agent is dead; before, the kernel refuses and the next start of a supervisor does it. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(group);
        } catch (IOException inUse) {
            // See above.
        }
    }
}
