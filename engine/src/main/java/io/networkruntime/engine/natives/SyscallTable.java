package io.networkruntime.engine.natives;

/**
 * The numbers of the Linux system calls in use, which differ by processor.
 *
 * <p>Source: {@code asm/unistd_64.h} of x86-64 and {@code asm-generic/unistd.h} for aarch64.
 */
public record SyscallTable(
        int read,
        int write,
        int close,
        int fcntl,
        int ppoll,
        int eventfd2,
        int prctl,
        int getuid,
        int gettid,
        int clockGettime,
        int prlimit64,
        int pidfdSendSignal,
        int pidfdOpen,
        int openat,
        int mmap,
        int flock,
        int inotifyInit1,
        int inotifyAddWatch,
        int inotifyRmWatch) {

    private static final SyscallTable X86_64 =
            new SyscallTable(0, 1, 3, 72, 271, 290, 157, 102, 186, 228, 302, 424, 434, 257, 9, 73, 294, 254, 255);
    private static final SyscallTable AARCH64 =
            new SyscallTable(63, 64, 57, 25, 73, 19, 167, 174, 178, 113, 261, 424, 434, 56, 222, 32, 26, 27, 28);

    /** The table of the processor that this JVM runs on. */
    static SyscallTable ofThisMachine() {
        String system = System.getProperty("os.name", "") + "/" + System.getProperty("os.arch", "");
        return switch (system) {
            case "Linux/amd64" -> X86_64;
            case "Linux/aarch64" -> AARCH64;
            default ->
                throw new UnsupportedOperationException(
                        "agents run on Linux on amd64 or aarch64 only, this is " + system);
        };
    }
}
