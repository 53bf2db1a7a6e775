package io.networkruntime.supervisor.deno;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;

/**
 * The functions of libc that Deno's API needs and the JDK does not offer. Any thread.
 *
 * <p>Every call returns what the manual page says, or {@code -errno}. A function is linked at its first use, which takes some
 * 10 ms: most programs use none.
 */
final class Libc {
    static final int O_RDONLY = 0;
    static final int O_WRONLY = 1;
    static final int O_CLOEXEC = 0x80000;
    static final int O_NONBLOCK = 0x800;

    private Libc() {}

    private static final class Errors {
        static final StructLayout STATE = Linker.Option.captureStateLayout();
        static final long ERRNO = STATE.byteOffset(StructLayout.PathElement.groupElement("errno"));
    }

    private static final class Open {
        // Justification: int open(const char *path, int flags, ...) reads a path that ends with NUL; no mode is passed,
        // as
        // none of our calls creates a file.
        static final MethodHandle CALL = link("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), 2);
    }

    private static final class Close {
        // Justification: int close(int fd) takes a number; whoever calls it owns the descriptor.
        static final MethodHandle CALL = link("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    }

    private static final class Flock {
        // Justification: int flock(int fd, int operation) takes numbers only.
        static final MethodHandle CALL = link("flock", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    }

    private static final class InotifyInit {
        // Justification: int inotify_init1(int flags) takes a number.
        static final MethodHandle CALL = link("inotify_init1", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    }

    private static final class InotifyAdd {
        // Justification: int inotify_add_watch(int fd, const char *path, uint32_t mask) reads a path that ends with
        // NUL.
        static final MethodHandle CALL =
                link("inotify_add_watch", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    }

    private static final class InotifyRemove {
        // Justification: int inotify_rm_watch(int fd, int wd) takes numbers only.
        static final MethodHandle CALL = link("inotify_rm_watch", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    }

    private static final class Read {
        // Justification: ssize_t read(int fd, void *buf, size_t count) writes at most as many bytes as the segment has.
        static final MethodHandle CALL = link("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    }

    @SuppressWarnings("restricted")
    private static MethodHandle link(String name, FunctionDescriptor shape, int... variadicFrom) {
        Linker linker = Linker.nativeLinker();
        MemorySegment function = linker.defaultLookup().findOrThrow(name);
        Linker.Option errno = Linker.Option.captureCallState("errno");
        return variadicFrom.length == 0
                ? linker.downcallHandle(function, shape, errno)
                : linker.downcallHandle(function, shape, errno, Linker.Option.firstVariadicArg(variadicFrom[0]));
    }

    /** A call of one of the handles, given the place where errno is left. */
    private interface Call {
        long run(MemorySegment state, Arena arena) throws Throwable;
    }

    private static long run(Call call) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Errors.STATE);
            long result = call.run(state, arena);
            return result == -1 ? -state.get(JAVA_INT, Errors.ERRNO) : result;
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new AssertionError("a downcall throws nothing checked", failure);
        }
    }

    static int open(String path, int flags) {
        return (int) run((state, arena) -> (int) Open.CALL.invokeExact(state, arena.allocateFrom(path), flags));
    }

    static int close(int fd) {
        return (int) run((state, _) -> (int) Close.CALL.invokeExact(state, fd));
    }

    static int flock(int fd, int operation) {
        return (int) run((state, _) -> (int) Flock.CALL.invokeExact(state, fd, operation));
    }

    static int inotifyInit() {
        return (int) run((state, _) -> (int) InotifyInit.CALL.invokeExact(state, O_CLOEXEC));
    }

    static int inotifyAddWatch(int fd, String path, int mask) {
        return (int)
                run((state, arena) -> (int) InotifyAdd.CALL.invokeExact(state, fd, arena.allocateFrom(path), mask));
    }

    static int inotifyRemoveWatch(int fd, int watch) {
        return (int) run((state, _) -> (int) InotifyRemove.CALL.invokeExact(state, fd, watch));
    }

    /** Waits for bytes. */
    static long read(int fd, MemorySegment into) {
        return run((state, _) -> (long) Read.CALL.invokeExact(state, fd, into, into.byteSize()));
    }
}
