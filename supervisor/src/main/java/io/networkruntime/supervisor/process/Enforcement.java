package io.networkruntime.supervisor.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that this machine holds guests to, found out by trying it.
 *
 * @param name what is enforced
 * @param grade how well
 * @param detail by what means, or what is missing
 */
public record Enforcement(String name, Grade grade, String detail) {
    /** How well something is enforced. */
    public enum Grade {
        /** As designed. */
        ENFORCED,
        /** By weaker means than the product could use elsewhere. */
        WEAKER,
        /** Not at all: what asks for it is refused. */
        MISSING
    }

    /** The descriptors of a full agent and of its isolates' meters; see docs/operations.md. */
    private static final long DESCRIPTORS = 1024;

    private static final long THREADS = 512;
    private static final Pattern OPEN_FILES = Pattern.compile("(?m)^Max open files +(\\d+|unlimited)");
    private static final Pattern PROCESSES = Pattern.compile("(?m)^Max processes +(\\d+|unlimited)");

    /** Tries everything; takes some milliseconds, and leaves nothing behind. */
    public static List<Enforcement> probe() {
        return probe(CgroupMemory.detect());
    }

    /** Tries all but the place in the cgroup tree, which was looked for already. */
    public static List<Enforcement> probe(Optional<CgroupMemory> place) {
        return List.of(cpu(), memory(place), kills(), confinement(), openFiles(), processes());
    }

    private static Enforcement cpu() {
        String name = "CPU limits";
        long pid = ProcessHandle.current().pid();
        try (ProcessMeter process = new ProcessMeter(pid);
                ThreadMeter thread = new ThreadMeter(pid, new Posix().threadId())) {
            if (process.residentBytes().isEmpty() || process.cpuNanos().isEmpty()) {
                return new Enforcement(name, Grade.MISSING, "/proc is not mounted or not readable");
            }
            return thread.cpuNanos().isPresent()
                    ? new Enforcement(name, Grade.ENFORCED, "by V8, and from outside by the threads' schedstat")
                    : new Enforcement(
                            name,
                            Grade.WEAKER,
                            "by V8 alone: the kernel has no schedstat, so what V8 cannot stop is found by its silence");
        }
    }

    private static Enforcement memory(Optional<CgroupMemory> place) {
        return place.isPresent()
                ? new Enforcement(
                        "memory limits",
                        Grade.ENFORCED,
                        "by the kernel, " + place.get() + ", and by a poll every 20 ms")
                : new Enforcement(
                        "memory limits",
                        Grade.WEAKER,
                        "no cgroup may be used here: RLIMIT_DATA for single isolates, and a poll every 20 ms");
    }

    private static Enforcement kills() {
        Posix posix = new Posix();
        int fd = posix.openProcess(ProcessHandle.current().pid());
        if (fd >= 0) {
            posix.close(fd);
            return new Enforcement("kills", Grade.ENFORCED, "by process descriptors (pidfd_send_signal(2))");
        }
        return new Enforcement("kills", Grade.WEAKER, "by process number: pidfd_open(2) gave " + Posix.describe(fd));
    }

    private static Enforcement confinement() {
        return new Enforcement(
                "system calls",
                Grade.WEAKER,
                "agents run as this user, with all system calls: this version sets neither seccomp nor Landlock");
    }

    private static Enforcement openFiles() {
        return roomFor("open files", OPEN_FILES, DESCRIPTORS, "some 200 isolates");
    }

    private static Enforcement processes() {
        return roomFor("processes", PROCESSES, THREADS, "some 10 agents");
    }

    private static Enforcement roomFor(String name, Pattern line, long enough, String forWhat) {
        String limit = limit(line);
        boolean isEnough = !limit.matches("\\d+") || Long.parseLong(limit) >= enough;
        return isEnough
                ? new Enforcement(name, Grade.ENFORCED, limit)
                : new Enforcement(name, Grade.WEAKER, limit + ", which is not enough for " + forWhat);
    }

    /** A soft limit of this process. */
    private static String limit(Pattern line) {
        try {
            Matcher found = line.matcher(Files.readString(Path.of("/proc/self/limits")));
            return found.find() ? found.group(1) : "unknown";
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** A line for people. */
    public String graded() {
        return "%-9s%s: %s".formatted(grade.name().toLowerCase(Locale.ROOT), name, detail);
    }
}
