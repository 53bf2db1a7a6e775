package io.networkruntime.supervisor.process;

import io.networkruntime.supervisor.limits.ByteSize;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The place in the cgroup tree where this process may give each agent a memory limit of the kernel's.
 *
 * <p>Source: the kernel's {@code admin-guide/cgroup-v2.rst} and {@code admin-guide/cgroup-v1/memory.rst}. With version 2 the
 * memory controller must be enabled for the children of our own group, which the kernel refuses while processes sit in that
 * group; whoever delegates the group must put the supervisor into a leaf of it.
 */
public final class CgroupMemory {
    /** Which interface the kernel offers. */
    enum Version {
        V1("memory.limit_in_bytes", "memory.oom_control"),
        V2("memory.max", "memory.events");

        final String limitFile;
        final String countFile;

        Version(String limitFile, String countFile) {
            this.limitFile = limitFile;
            this.countFile = countFile;
        }
    }

    private static final Pattern LEFT_BEHIND = Pattern.compile("network-runtime-(\\d+)-\\d+");

    private final Version version;
    private final Path parent;

    private CgroupMemory(Version version, Path parent) {
        this.version = version;
        this.parent = parent;
    }

    /** Looks for such a place, tries it out, and removes groups that a killed supervisor left behind. */
    public static Optional<CgroupMemory> detect() {
        try {
            List<String> mounts = Files.readAllLines(Path.of("/proc/self/mountinfo"));
            List<String> memberships = Files.readAllLines(Path.of("/proc/self/cgroup"));
            return CgroupTree.memoryGroups(mounts, memberships).stream()
                    .flatMap(CgroupMemory::places)
                    .filter(CgroupMemory::isUsable)
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Our own group, and with version 2 the one above: where it was delegated, we sit in a leaf of it. */
    private static Stream<CgroupMemory> places(CgroupTree.Found found) {
        Path above = found.group().getParent();
        CgroupMemory own = new CgroupMemory(found.version(), found.group());
        return found.version() == Version.V1 || above == null
                ? Stream.of(own)
                : Stream.of(own, new CgroupMemory(found.version(), above));
    }

    private boolean isUsable() {
        removeLeftBehind();
        try {
            if (version == Version.V2) {
                enableForChildren();
            }
            Path probe = Files.createDirectory(parent.resolve(name(0)));
            try {
                return Files.isWritable(probe.resolve(version.limitFile))
                        && Files.isWritable(probe.resolve("cgroup.procs"));
            } finally {
                Files.delete(probe);
            }
        } catch (IOException refused) {
            return false;
        }
    }

    private void enableForChildren() throws IOException {
        Path control = parent.resolve("cgroup.subtree_control");
        if (!List.of(Files.readString(control).strip().split(" ", -1)).contains("memory")) {
            Files.writeString(control, "+memory");
        }
    }

    private void removeLeftBehind() {
        try (DirectoryStream<Path> groups = Files.newDirectoryStream(parent, "network-runtime-*")) {
            for (Path group : groups) {
                Matcher owner = LEFT_BEHIND.matcher(group.getFileName().toString());
                if (owner.matches()
                        && ProcessHandle.of(Long.parseLong(owner.group(1))).isEmpty()) {
                    Files.deleteIfExists(group);
                }
            }
        } catch (IOException inUse) {
            // Then it stays for the next one.
        }
    }

    private static String name(long agentPid) {
        return "network-runtime-" + ProcessHandle.current().pid() + "-" + agentPid;
    }

    /**
     * Puts an agent into a group of its own.
     *
     * <p>What it holds already stays on our account, so do it right after the launch.
     *
     * @throws IOException if the kernel refuses, for instance because the agent is dead
     */
    public CgroupCap cap(AgentProcess agent, ByteSize limit) throws IOException {
        Path group = Files.createDirectory(parent.resolve(name(agent.pid())));
        CgroupCap cap = new CgroupCap(version, group);
        try {
            cap.change(limit);
            Files.writeString(group.resolve("cgroup.procs"), Long.toString(agent.pid()));
            return cap;
        } catch (IOException refused) {
            cap.close();
            throw new IOException(
                    "cannot put " + agent + " into " + group + " with " + limit + ": " + refused.getMessage(), refused);
        }
    }

    /** One line for {@code doctor}. */
    @Override
    public String toString() {
        return "cgroup " + (version == Version.V1 ? "v1" : "v2") + " memory below " + parent;
    }
}
