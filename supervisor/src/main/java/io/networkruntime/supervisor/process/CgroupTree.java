package io.networkruntime.supervisor.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where this process sits in the cgroup hierarchies, read from procfs.
 *
 * <p>Source: cgroups(7), "/proc/pid/cgroup", and proc_pid_mountinfo(5).
 */
final class CgroupTree {
    /** Our own group in one hierarchy. */
    record Found(CgroupMemory.Version version, Path group) {}

    private record Mount(String root, String point, String type, String options) {}

    private CgroupTree() {}

    /** Our groups in the hierarchies that may control memory, version 2 first. */
    static List<Found> memoryGroups(List<String> mountInfo, List<String> memberships) {
        List<Mount> mounts =
                mountInfo.stream().flatMap(line -> parse(line).stream()).toList();
        List<Found> found = new ArrayList<>();
        for (String membership : memberships) {
            String[] parts = membership.split(":", 3);
            if (parts.length == 3 && parts[1].isEmpty()) {
                locate(mounts, "cgroup2", "", parts[2])
                        .forEach(group -> found.addFirst(new Found(CgroupMemory.Version.V2, group)));
            } else if (parts.length == 3
                    && Arrays.asList(parts[1].split(",", -1)).contains("memory")) {
                locate(mounts, "cgroup", "memory", parts[2])
                        .forEach(group -> found.addLast(new Found(CgroupMemory.Version.V1, group)));
            }
        }
        return List.copyOf(found);
    }

    private static List<Path> locate(List<Mount> mounts, String type, String option, String membership) {
        return mounts.stream()
                .filter(mount -> mount.type.equals(type))
                .filter(mount -> option.isEmpty()
                        || Arrays.asList(mount.options.split(",", -1)).contains(option))
                .map(mount -> Path.of(mount.point, inside(mount.root, membership)))
                .toList();
    }

    /** In a container a mount may show a part of the tree only, whose root is then a prefix of the membership. */
    private static String inside(String root, String membership) {
        return membership.startsWith(root) && !root.equals("/") ? membership.substring(root.length()) : membership;
    }

    /** {@code 36 35 98:0 /root /point opts optional... - type source superopts}. */
    private static List<Mount> parse(String line) {
        String[] halves = line.split(" - ", 2);
        String[] left = halves[0].split(" ", -1);
        String[] right = halves.length == 2 ? halves[1].split(" ", -1) : new String[0];
        return left.length < 5 || right.length < 3
                ? List.of()
                : List.of(new Mount(left[3], left[4], right[0], right[2]));
    }
}
