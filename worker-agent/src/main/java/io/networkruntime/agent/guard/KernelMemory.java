package io.networkruntime.agent.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The memory of this process as the kernel counts it, and its return to the kernel. Any thread. */
public final class KernelMemory {
    private static final Path PROCESS = Path.of("/proc/self");
    private static final long PAGE_BYTES = 4096;

    /** Of proc_pid_stat(5), counted from the name's closing parenthesis. */
    private static final int MINOR_FAULTS = 8;

    /** The process's memory that is resident, in bytes; proc_pid_statm(5). */
    long residentBytes() {
        return Long.parseLong(read(PROCESS.resolve("statm")).split(" ", 3)[1]) * PAGE_BYTES;
    }

    /** How many pages the process has touched for the first time. */
    long faults() {
        return faults(PROCESS.resolve("stat"));
    }

    /** How many of them one thread has touched; 0 if it is gone. */
    long faults(long thread) {
        try {
            return faults(PROCESS.resolve("task").resolve(Long.toString(thread)).resolve("stat"));
        } catch (UncheckedIOException gone) {
            return 0;
        }
    }

    private static long faults(Path stat) {
        String line = read(stat);
        return Long.parseLong(line.substring(line.lastIndexOf(')') + 2).split(" ", MINOR_FAULTS + 1)[MINOR_FAULTS - 1]);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Gives the kernel back what was freed: malloc_trim(3), which glibc has.
     *
     * <p>Safe: it takes a number, and gives back only pages that malloc itself knows to be free.
     */
    public static void trim() {
        if (Trimming.CALL != null) {
            try {
                int _ = (int) Trimming.CALL.invokeExact(0L);
            } catch (Throwable e) {
                throw new IllegalStateException("malloc_trim", e);
            }
        }
    }

    /** Linked when first needed. */
    private static final class Trimming {
        static final @Nullable MethodHandle CALL = link();

        @SuppressWarnings("restricted") // the agent's command line allows native access
        private static @Nullable MethodHandle link() {
            Linker linker = Linker.nativeLinker();
            return linker.defaultLookup()
                    .find("malloc_trim")
                    .map(address -> linker.downcallHandle(
                            address, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG)))
                    .orElse(null);
        }
    }
}
