package io.networkruntime.engine.natives;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Reference;

/**
 * {@code syscall(2)}, through which all system calls go that the JDK does not offer: each further native signature would cost
 * about 10 ms when the JVM starts.
 *
 * <p>One instance belongs to one thread at a time (it holds the place where {@code errno} is left).
 */
public final class Syscall {
    /** Made once per JVM, at first use: linking takes tens of milliseconds. */
    private static final class Linked {
        static final StructLayout CAPTURE = Linker.Option.captureStateLayout();
        static final long ERRNO = CAPTURE.byteOffset(StructLayout.PathElement.groupElement("errno"));
        static final SyscallTable TABLE = SyscallTable.ofThisMachine();
        // Justification: long syscall(long number, ...) of libc, which takes six arguments of register size; what
        // memory
        // they are addresses of, its callers answer for.
        @SuppressWarnings("restricted")
        static final MethodHandle SYSCALL = Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().findOrThrow("syscall"),
                        FunctionDescriptor.of(
                                JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                        Linker.Option.captureCallState("errno"),
                        Linker.Option.firstVariadicArg(1));
    }

    private final MemorySegment callState = Arena.ofAuto().allocate(Linked.CAPTURE);

    /** The numbers of the calls on this machine. */
    public static SyscallTable numbers() {
        return Linked.TABLE;
    }

    /** Calls with five arguments; gives what the manual page says, or {@code -errno}. */
    public long call(int number, long a, long b, long c, long d, long e) {
        return call(number, a, b, c, d, e, 0);
    }

    /**
     * Calls; whoever does answers for every argument that is an address.
     *
     * @return what the manual page says, or {@code -errno}: failures are values here
     */
    public long call(int number, long a, long b, long c, long d, long e, long f) {
        try {
            long result = (long) Linked.SYSCALL.invokeExact(callState, (long) number, a, b, c, d, e, f);
            return result == -1 ? -callState.get(JAVA_INT, Linked.ERRNO) : result;
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new AssertionError("a downcall throws nothing checked", failure);
        } finally {
            Reference.reachabilityFence(callState);
        }
    }
}
