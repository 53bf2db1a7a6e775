package io.networkruntime.supervisor.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Reads from all agents with one poll, by whichever thread has nothing better to do.
 *
 * <p>A thread that waits for an agent's answer {@link #lead leads}: it polls itself and runs the handlers inline, so the
 * answer costs no thread hop. While nobody leads, a standby thread does the same. Between two calls of {@code lead} the
 * standby keeps still for about {@link #HANDOVER_NANOS}, so that it does not snatch the poll from a leader that is about to
 * come back; afterwards it blocks in the poll, and the next leader takes the poll from it.
 *
 * <p>Two pairs of volatile fields keep wake-ups from being lost, each after Dekker: the one who polls publishes
 * {@code blocked} and then looks whether it should; the one who wants something publishes that and then looks at
 * {@code blocked}.
 */
public final class WireLoop implements AutoCloseable {
    /** What may wait to be written to one agent, in bytes, if the caller does not say. */
    public static final long DEFAULT_BACKLOG_BYTES = 64L << 20;

    private static final long HANDOVER_NANOS = Duration.ofMillis(1).toNanos();
    /** A leader gone for less will come back: an ordinary turn of JavaScript is shorter. */
    private static final long AWAY_NANOS = HANDOVER_NANOS / 2;
    /** After a leader has been silent for so long, the standby sleeps until the leader leaves. */
    private static final long SILENCE_NANOS = Duration.ofMillis(100).toNanos();

    private static final int BUFFER_BYTES = 64 << 10;

    private enum Blocked {
        NOBODY,
        STANDBY,
        LEADER
    }

    /** What only the holder of the token may touch. */
    private static final class Polling {
        final Posix posix = new Posix();
        final Waker waker = new Waker();
        final PollSet set = new PollSet(waker.fd());
        final MemorySegment memory = Arena.ofAuto().allocate(BUFFER_BYTES, 8);
        final ByteBuffer buffer = memory.asByteBuffer();
    }

    private final CompletableFuture<Polling> polling = new CompletableFuture<>();
    private final ReentrantLock token = new ReentrantLock();
    private final ConcurrentLinkedQueue<PolledChannel> changes = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean leading = new AtomicBoolean();
    private final Thread standby;
    private volatile Blocked blocked = Blocked.NOBODY;
    private volatile long rounds;
    private volatile boolean wakeWanted;
    private volatile boolean standbySleeps;
    private volatile boolean closed;
    private volatile long lastLed = System.nanoTime() - SILENCE_NANOS;

    /** Starts the standby thread, which also loads the native side, so that the caller need not wait for that. */
    public WireLoop(String name) {
        standby = Thread.ofPlatform().daemon().name(name).unstarted(this::standBy);
        standby.start();
    }

    /** Joins an agent's pipes to the loop, which owns them from here on. */
    public WireChannel register(AgentProcess agent, WireHandler handler, long backlogLimit) {
        AgentPipes pipes = agent.takeWire();
        return register(pipes.fromAgent(), pipes.toAgent(), handler, backlogLimit);
    }

    WireChannel register(int readFd, int writeFd, WireHandler handler, long backlogLimit) {
        return register(
                new PolledChannel(readFd, new Outbound(writeFd, backlogLimit), handler, this::onChanged, this::round));
    }

    WireChannel registerReadOnly(int readFd, WireHandler handler) {
        return register(new PolledChannel(readFd, Outbound.none(), handler, this::onChanged, this::round));
    }

    private WireChannel register(PolledChannel channel) {
        if (closed) {
            throw new IllegalStateException("the loop is closed");
        }
        onChanged(channel);
        if (closed) {
            // The loop may have looked for the last time before.
            endLatecomers();
        }
        return channel;
    }

    private void endLatecomers() {
        token.lock();
        try {
            var _ = applyChanges(polling.join());
        } finally {
            token.unlock();
        }
    }

    /**
     * Polls on the calling thread and runs handlers on it, until {@code until} holds, or {@link #wakeup} is called, or the
     * time is over.
     *
     * @param until asked before the first poll and after each round of handlers
     * @param timeoutNanos in ns; 0 looks once, negative means for ever
     * @param others at most {@value PollSet#OTHERS} further descriptors; it returns too when one of them can be read
     * @return what {@code until} said last
     * @throws IllegalStateException in a handler, or while another thread leads: at most one may
     */
    public boolean lead(BooleanSupplier until, long timeoutNanos, int... others) {
        if (token.isHeldByCurrentThread()) {
            throw new IllegalStateException("a handler must not lead the loop that calls it");
        }
        if (!leading.compareAndSet(false, true)) {
            throw new IllegalStateException("another thread leads this loop");
        }
        try {
            lastLed = System.nanoTime();
            takeToken();
            try {
                PollSet set = polling.join().set;
                set.watchOthers(others);
                try {
                    return leadWithToken(until, timeoutNanos);
                } finally {
                    // Nobody answers for them while no one leads.
                    set.watchOthers();
                }
            } finally {
                token.unlock();
            }
        } finally {
            lastLed = System.nanoTime();
            leading.set(false);
            if (standbySleeps) {
                LockSupport.unpark(standby);
            }
        }
    }

    private void takeToken() {
        if (!token.tryLock()) {
            if (blocked == Blocked.STANDBY) {
                polling.join().waker.wake();
            }
            token.lock();
        }
    }

    private boolean leadWithToken(BooleanSupplier until, long timeoutNanos) {
        long deadline = System.nanoTime() + timeoutNanos;
        boolean looked = false;
        while (true) {
            boolean done = until.getAsBoolean();
            if (done || wakeWanted || closed) {
                wakeWanted = false;
                return done;
            }
            long left = timeoutNanos < 0 ? -1 : Math.max(0, deadline - System.nanoTime());
            if (left == 0 && looked) {
                return false;
            }
            if (pollOnce(Blocked.LEADER, left)) {
                return until.getAsBoolean();
            }
            looked = true;
        }
    }

    /** Makes the leader return, or the next one at once if nobody leads. Any thread may call it. */
    public void wakeup() {
        wakeWanted = true;
        if (blocked == Blocked.LEADER) {
            polling.join().waker.wake();
        }
    }

    private long round() {
        return blocked == Blocked.NOBODY ? rounds : -1;
    }

    private void onChanged(PolledChannel channel) {
        changes.add(channel);
        if (blocked != Blocked.NOBODY) {
            polling.join().waker.wake();
        }
    }

    private void standBy() {
        try {
            polling.complete(new Polling());
        } catch (RuntimeException | LinkageError failure) {
            polling.completeExceptionally(failure);
            return;
        }
        while (!closed) {
            boolean led = leading.get();
            long sinceLed = System.nanoTime() - lastLed;
            if (led && sinceLed > SILENCE_NANOS) {
                sleepUntilLeaderLeaves();
            } else if (led || sinceLed < AWAY_NANOS) {
                LockSupport.parkNanos(HANDOVER_NANOS);
            } else {
                pollUntilLeaderComes();
            }
        }
    }

    private void sleepUntilLeaderLeaves() {
        standbySleeps = true;
        if (leading.get() && !closed) {
            LockSupport.park();
        }
        standbySleeps = false;
    }

    private void pollUntilLeaderComes() {
        token.lock();
        try {
            while (!leading.get() && !closed) {
                pollOnce(Blocked.STANDBY, -1);
            }
        } finally {
            token.unlock();
        }
    }

    /** Tells whether one of the leader's other descriptors can be read. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the holder of the token alone
    private boolean pollOnce(Blocked as, long timeoutNanos) {
        Polling p = polling.join();
        boolean told = applyChanges(p);
        blocked = as;
        boolean wanted = as == Blocked.LEADER ? wakeWanted : leading.get();
        // A handler that was told of an end may have made true what the leader waits for.
        int ready = p.set.poll(told || wanted || closed || !changes.isEmpty() ? 0 : timeoutNanos);
        rounds++;
        blocked = Blocked.NOBODY;
        if (ready == 0) {
            return false;
        }
        dispatch(p);
        return p.set.isAnyOtherReadable();
    }

    private void dispatch(Polling p) {
        if (p.set.isWoken()) {
            p.waker.reset(p.posix);
        }
        for (int i = 0, n = p.set.size(); i < n; i++) {
            boolean readable = p.set.isReadable(i);
            boolean writable = p.set.isWritable(i);
            if (!readable && !writable) {
                continue;
            }
            PolledChannel channel = p.set.channel(i);
            if (writable) {
                channel.writeSome();
            }
            if (readable) {
                channel.readSome(p.posix, p.memory, p.buffer);
            }
            if (writable || channel.isEnded() || channel.isClosing()) {
                changes.add(channel);
            }
        }
    }

    /** Takes in what the channels want; true if a handler was called. */
    private boolean applyChanges(Polling p) {
        boolean told = false;
        for (PolledChannel channel = changes.poll(); channel != null; channel = changes.poll()) {
            channel.writeDeferred();
            if (channel.isClosing() || closed) {
                channel.end(p.posix, new WireEnd.ClosedHere());
                told = true;
            }
            if (channel.isEnded()) {
                p.set.remove(channel);
            } else {
                p.set.put(channel);
            }
        }
        return told;
    }

    /**
     * Closes all channels, each with a last call of its handler on this thread, and ends the standby thread.
     *
     * <p>Neither a handler nor a leader may call it. Close agents' processes first: a JVM that halts while a thread is in a
     * native call waits for it.
     */
    @Override
    public void close() {
        if (token.isHeldByCurrentThread()) {
            throw new IllegalStateException("a handler must not close the loop that calls it");
        }
        if (polling.isCompletedExceptionally()) {
            return;
        }
        closed = true;
        Polling p = polling.join();
        p.waker.wake();
        LockSupport.unpark(standby);
        token.lock();
        try {
            applyChanges(p);
            while (p.set.size() > 0) {
                PolledChannel channel = p.set.channel(0);
                channel.end(p.posix, new WireEnd.ClosedHere());
                p.set.remove(channel);
            }
        } finally {
            token.unlock();
        }
        joinStandby();
        p.waker.close();
    }

    private void joinStandby() {
        boolean interrupted = false;
        while (true) {
            try {
                standby.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
