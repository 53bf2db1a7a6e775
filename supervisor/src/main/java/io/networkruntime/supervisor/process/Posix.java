package io.networkruntime.supervisor.process;

import io.networkruntime.engine.natives.Syscall;
import io.networkruntime.engine.natives.SyscallTable;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/**
 * The system calls that the JDK does not offer.
 *
 * <p>One instance belongs to one thread at a time. Every call returns what the manual page says, or {@code -errno}: failures
 * are values here.
 */
final class Posix {
    static final int EINTR = 4;
    static final int EAGAIN = 11;
    static final int EPIPE = 32;

    static final int O_ACCMODE = 3;
    static final int O_RDONLY = 0;
    static final int O_WRONLY = 1;
    private static final int O_NONBLOCK = 0x800;
    private static final int O_CLOEXEC = 0x80000;
    private static final int F_GETFL = 3;
    private static final int F_SETFL = 4;
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int F_SETPIPE_SZ = 1031;
    /** {@code CPUCLOCK_SCHED} of {@code linux/posix-timers.h}: the exact clock, not the one that counts ticks. */
    private static final int CPUCLOCK_SCHED = 2;

    private final Syscall syscall = new Syscall();
    private final SyscallTable numbers = Syscall.numbers();

    /** Reads at most {@code length} bytes into {@code into}; 0 is the end of the stream. */
    long read(int fd, MemorySegment into, long length) {
        // Justification: read(2) writes at most `length` bytes, checked here to fit the segment, which lives until
        // after it.
        return onMemory(numbers.read(), fd, into, 0, length);
    }

    /** Writes {@code length} bytes of {@code from}, beginning at {@code offset}; may write fewer. */
    long write(int fd, MemorySegment from, long offset, long length) {
        // Justification: write(2) reads at most `length` bytes, checked here to lie in the segment, which lives until
        // after it.
        return onMemory(numbers.write(), fd, from, offset, length);
    }

    int close(int fd) {
        // Justification: close(2) takes a number; whoever calls it owns the descriptor.
        return (int) syscall.call(numbers.close(), fd, 0, 0, 0, 0);
    }

    /** A second descriptor for the same open file, closed on exec. */
    int duplicate(int fd) {
        // Justification: fcntl(2) with F_DUPFD_CLOEXEC takes numbers only.
        return (int) syscall.call(numbers.fcntl(), fd, F_DUPFD_CLOEXEC, 0, 0, 0);
    }

    /** The status flags of an open file, see {@link #O_ACCMODE}. */
    int flags(int fd) {
        // Justification: fcntl(2) with F_GETFL takes numbers only.
        return (int) syscall.call(numbers.fcntl(), fd, F_GETFL, 0, 0, 0);
    }

    int makeNonBlocking(int fd) {
        int flags = flags(fd);
        // Justification: fcntl(2) with F_SETFL takes numbers only.
        return flags < 0 ? flags : (int) syscall.call(numbers.fcntl(), fd, F_SETFL, flags | O_NONBLOCK, 0, 0);
    }

    /** Sets how many bytes a pipe holds; fails where the user's pipes hold too much together, pipe(7). */
    int pipeSize(int fd, int bytes) {
        // Justification: fcntl(2) with F_SETPIPE_SZ takes numbers only.
        return (int) syscall.call(numbers.fcntl(), fd, F_SETPIPE_SZ, bytes, 0, 0);
    }

    /** Waits until one of {@code count} {@code struct pollfd} is ready, or until the time is over; a null time waits for ever. */
    int poll(MemorySegment descriptors, int count, MemorySegment timeout) {
        checkFits(descriptors, 0, 8L * count);
        // Justification: ppoll(2) reads and writes `count` structures of 8 bytes, which fit, reads one timespec, and
        // has no
        // signal mask; both segments live until after it.
        try {
            return (int) syscall.call(numbers.ppoll(), descriptors.address(), count, timeout.address(), 0, 8);
        } finally {
            Reference.reachabilityFence(descriptors);
            Reference.reachabilityFence(timeout);
        }
    }

    /** A counter that a poll can wait for: non-blocking, closed on exec. */
    int eventFd() {
        // Justification: eventfd2(2) takes numbers only.
        return (int) syscall.call(numbers.eventfd2(), 0, O_NONBLOCK | O_CLOEXEC, 0, 0, 0);
    }

    /** A descriptor of a process, which never comes to mean another process. */
    int openProcess(long pid) {
        // Justification: pidfd_open(2) takes numbers only; the descriptor is closed on exec by definition.
        return (int) syscall.call(numbers.pidfdOpen(), pid, 0, 0, 0, 0);
    }

    int signal(int processFd, int signal) {
        // Justification: pidfd_send_signal(2) with a null siginfo takes numbers only.
        return (int) syscall.call(numbers.pidfdSendSignal(), processFd, signal, 0, 0, 0);
    }

    /** Sets a limit of another process: {@code limit} is a {@code struct rlimit64} of 16 bytes. */
    int setLimit(long pid, int resource, MemorySegment limit) {
        checkFits(limit, 0, 16);
        // Justification: prlimit64(2) reads 16 bytes at `limit`, which fit, and with a null old limit writes nothing.
        try {
            return (int) syscall.call(numbers.prlimit64(), pid, resource, limit.address(), 0, 0);
        } finally {
            Reference.reachabilityFence(limit);
        }
    }

    /** The CPU time that a process has used, written to {@code time} as a {@code struct timespec} of 16 bytes. */
    int processCpuTime(long pid, MemorySegment time) {
        checkFits(time, 0, 16);
        // Justification: clock_gettime(2) writes 16 bytes at `time`, which fit. The clock's number is made as
        // clock_getcpuclockid(3) makes it.
        try {
            return (int) syscall.call(numbers.clockGettime(), (~pid << 3) | CPUCLOCK_SCHED, time.address(), 0, 0, 0);
        } finally {
            Reference.reachabilityFence(time);
        }
    }

    int prctl(int option, long argument) {
        // Justification: only for options whose argument is a number (PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS,
        // PR_SET_DUMPABLE).
        return (int) syscall.call(numbers.prctl(), option, argument, 0, 0, 0);
    }

    int userId() {
        // Justification: getuid(2) takes nothing and cannot fail.
        return (int) syscall.call(numbers.getuid(), 0, 0, 0, 0, 0);
    }

    int threadId() {
        // Justification: gettid(2) takes nothing and cannot fail.
        return (int) syscall.call(numbers.gettid(), 0, 0, 0, 0, 0);
    }

    private long onMemory(int number, int fd, MemorySegment memory, long offset, long length) {
        checkFits(memory, offset, length);
        try {
            return syscall.call(number, fd, memory.address() + offset, length, 0, 0);
        } finally {
            Reference.reachabilityFence(memory);
        }
    }

    private static void checkFits(MemorySegment memory, long offset, long length) {
        if (!memory.isNative() || offset < 0 || length < 0 || offset + length > memory.byteSize()) {
            throw new IndexOutOfBoundsException(
                    "bytes " + offset + ".." + (offset + length) + " of " + memory.byteSize() + " native bytes");
        }
    }

    /** A negative result as text for a message. */
    static String describe(long result) {
        return switch ((int) -result) {
            case 1 -> "EPERM";
            case 3 -> "ESRCH";
            case 9 -> "EBADF";
            case EAGAIN -> "EAGAIN";
            case 12 -> "ENOMEM";
            case 13 -> "EACCES";
            case 22 -> "EINVAL";
            case 24 -> "EMFILE (too many open files: raise ulimit -n)";
            case EPIPE -> "EPIPE";
            case 38 -> "ENOSYS (not in this kernel)";
            default -> "errno " + -result;
        };
    }
}
