package io.networkruntime.supervisor.process;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.networkruntime.supervisor.limits.ByteSize;
import io.networkruntime.supervisor.limits.ExitStatus;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/** One running agent: its number, its death, its last words; any thread may use it. */
public final class AgentProcess implements AutoCloseable {
    private static final int SIGQUIT = 3;
    private static final int RLIMIT_DATA = 2;
    /** How long the last words of a dead agent are waited for; a stray grandchild could keep the pipe open. */
    private static final long LAST_WORDS_MILLIS = 500;

    private final Process process;
    private final AgentPipes pipes;
    private final StderrTail stderr;
    private final CompletableFuture<ExitStatus> exit;
    private final Instant startedAt;
    private final long startedNanos = System.nanoTime();
    private final ProcessHandleFd handle;
    private final AtomicBoolean wireTaken = new AtomicBoolean();

    AgentProcess(Process process, AgentPipes pipes, StderrTail stderr, CompletableFuture<Void> stderrEnded) {
        this.process = process;
        this.pipes = pipes;
        this.stderr = stderr;
        this.startedAt = Instant.now();
        this.handle = new ProcessHandleFd(process.pid());
        if (!process.isAlive()) {
            // The number may have been given away before the descriptor was made.
            handle.close();
        }
        this.exit = process.onExit().thenCompose(dead -> {
            handle.close();
            return stderrEnded
                    .completeOnTimeout(null, LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS)
                    .thenApply(words -> new ExitStatus(dead.exitValue()));
        });
    }

    public long pid() {
        return process.pid();
    }

    /**
     * Completes when the kernel has reported the death and the last words have been read; never exceptionally.
     *
     * <p>Nothing but this proves the death.
     */
    public CompletableFuture<ExitStatus> exit() {
        return exit.copy();
    }

    /** Runs when {@link #exit} completes, or at once if it has. */
    void whenDead(Runnable action) {
        CompletableFuture<Void> _ = exit.thenRun(action);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public StderrTail stderr() {
        return stderr;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Duration uptime() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    /** Sends SIGKILL. Record the reason first; see {@link #exit} for the death. Again or afterwards it does nothing. */
    public void kill() {
        if (!handle.signal(ExitStatus.SIGKILL)) {
            process.destroyForcibly();
        }
    }

    /**
     * Sets {@code RLIMIT_DATA}, both soft and hard: the coarse memory limit where no cgroup is to be had.
     *
     * <p>It counts address space that may be written, touched or not. A V8 isolate reserves some 525 MB of it; set what
     * {@link ProcessMeter#dataBytes} says of the ready agent, and that for each further isolate, and the budget.
     *
     * @return empty, or why the kernel refused: EPERM if the agent runs as another user
     */
    public Optional<String> limitData(ByteSize limit) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment both = arena.allocate(16, 8);
            both.set(JAVA_LONG, 0, limit.bytes());
            both.set(JAVA_LONG, 8, limit.bytes());
            int result = new Posix().setLimit(pid(), RLIMIT_DATA, both);
            return result == 0 ? Optional.empty() : Optional.of(Posix.describe(result));
        }
    }

    /** Asks a JVM for a thread dump on its standard error; kills one that runs with {@code -Xrs}. */
    public void requestDump() {
        handle.signal(SIGQUIT);
    }

    /** The two ends of the wire, once: whoever takes them closes them. */
    AgentPipes takeWire() {
        if (!wireTaken.compareAndSet(false, true)) {
            throw new IllegalStateException("the wire of agent " + pid() + " is taken already");
        }
        return pipes;
    }

    /** Kills the agent if it lives, and closes the wire if nobody took it. */
    @Override
    public void close() {
        kill();
        if (wireTaken.compareAndSet(false, true)) {
            Posix posix = new Posix();
            posix.close(pipes.toAgent());
            posix.close(pipes.fromAgent());
        }
    }

    @Override
    public String toString() {
        return "agent " + pid();
    }

    /** A descriptor of the process, by which a signal can never hit another process that got the same number later. */
    private static final class ProcessHandleFd {
        private final ReentrantLock lock = new ReentrantLock();
        private final Posix posix = new Posix();
        private int fd;

        ProcessHandleFd(long pid) {
            fd = posix.openProcess(pid);
        }

        /** False if this kernel has no such descriptors (before 5.3) or none was to be had. */
        boolean signal(int number) {
            lock.lock();
            try {
                return fd >= 0 && posix.signal(fd, number) == 0;
            } finally {
                lock.unlock();
            }
        }

        void close() {
            lock.lock();
            try {
                if (fd >= 0) {
                    posix.close(fd);
                    fd = -1;
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
