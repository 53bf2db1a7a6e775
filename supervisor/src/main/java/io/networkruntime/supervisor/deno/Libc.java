package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.natives.Syscall;
import io.networkruntime.engine.natives.SyscallTable;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/**
 * The system calls that Deno's API needs and the JDK does not offer. Any thread.
 *
 * <p>Every call returns what the manual page says, or {@code -errno}.
 */
final class Libc {
    static final int O_RDONLY = 0;
    static final int O_WRONLY = 1;
    static final int O_CLOEXEC = 0x80000;
    static final int O_NONBLOCK = 0x800;
    private static final int AT_FDCWD = -100;

    private Libc() {}

    /** A call by number, of which every argument that is an address lives until after it. */
    private static long call(int number, long a, long b, long c, long d) {
        return new Syscall().call(number, a, b, c, d, 0);
    }

    private static SyscallTable numbers() {
        return Syscall.numbers();
    }

    /** openat(2) in the working directory; creates no file, so there is no mode. */
    static int open(String path, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            // Justification: openat(2) reads a path that ends with NUL, which allocateFrom puts there.
            MemorySegment name = arena.allocateFrom(path);
            return (int) call(numbers().openat(), AT_FDCWD, name.address(), flags, 0);
        }
    }

    static int close(int fd) {
        // Justification: close(2) takes a number; whoever calls it owns the descriptor.
        return (int) call(numbers().close(), fd, 0, 0, 0);
    }

    static int flock(int fd, int operation) {
        // Justification: flock(2) takes numbers only.
        return (int) call(numbers().flock(), fd, operation, 0, 0);
    }

    static int inotifyInit() {
        // Justification: inotify_init1(2) takes a number.
        return (int) call(numbers().inotifyInit1(), O_CLOEXEC, 0, 0, 0);
    }

    static int inotifyAddWatch(int fd, String path, int mask) {
        try (Arena arena = Arena.ofConfined()) {
            // Justification: inotify_add_watch(2) reads a path that ends with NUL, which allocateFrom puts there.
            MemorySegment name = arena.allocateFrom(path);
            return (int) call(numbers().inotifyAddWatch(), fd, name.address(), Integer.toUnsignedLong(mask), 0);
        }
    }

    static int inotifyRemoveWatch(int fd, int watch) {
        // Justification: inotify_rm_watch(2) takes numbers only.
        return (int) call(numbers().inotifyRmWatch(), fd, watch, 0, 0);
    }

    /** Waits for bytes. */
    static long read(int fd, MemorySegment into) {
        try {
            // Justification: read(2) writes at most as many bytes as the segment has.
            return call(numbers().read(), fd, into.address(), into.byteSize(), 0);
        } finally {
            Reference.reachabilityFence(into);
        }
    }
}
