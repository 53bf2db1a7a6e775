package io.networkruntime.agent.link;

import io.networkruntime.protocol.BadFrame;
import io.networkruntime.protocol.Frame;
import io.networkruntime.protocol.FrameReader;
import io.networkruntime.protocol.ToAgent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The reading side of the wire, without a thread between the pipe and the isolate that waits for it.
 *
 * <p>Whoever is idle reads: an isolate's thread takes the lead, reads, and hands each message to the {@link Router}. It
 * gives up the lead when it has work of its own, or when something came for others, one of which then leads. While no
 * isolate leads, a standby thread looks once a millisecond whether bytes wait; when it has been quiet for a while it
 * stops looking and reads itself, so that an idle agent costs nothing and the end of the wire is always seen.
 */
public final class WireSource {
    private static final long STANDBY_PERIOD_NANOS = 1_000_000;
    private static final int QUIET_ROUNDS = 100;
    private static final int BUFFER_BYTES = 64 << 10;

    /** Takes the messages where they belong. */
    public interface Router {
        /** Gives the inlet that must be woken for this message, or null if nobody need be. */
        @Nullable
        Inlet route(ToAgent message);

        /** The supervisor closed the pipe: the agent must end. */
        void onEnd();

        /** The bytes are no frames: the agent must end. */
        void onBadFrame(BadFrame frame);
    }

    private final InputStream in;
    private final Router router;
    private final FrameReader<ToAgent> frames = FrameReader.toAgent();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final AtomicBoolean led = new AtomicBoolean();
    private final Thread standby;
    private volatile int leads;
    private volatile boolean standbyAsleep;

    public WireSource(InputStream in, Router router) {
        this.in = in;
        this.router = router;
        // The thread that keeps the process up: the agent ends by its router, not by running out of threads.
        standby = Thread.ofPlatform().name("wire-standby").unstarted(this::standBy);
    }

    /** Begins to read. */
    public void start() {
        standby.start();
    }

    /**
     * Reads as long as the caller has no work of its own and nothing comes for others.
     *
     * @return false if somebody else has the lead: the caller should sleep until it is woken
     */
    public boolean lead(Inlet self) {
        if (!take()) {
            return false;
        }
        List<Inlet> others = List.of();
        try {
            while (others.isEmpty() && !self.hasWork()) {
                others = readOnce(self);
            }
        } finally {
            leave();
        }
        others.forEach(Inlet::wake);
        return true;
    }

    private boolean take() {
        return !led.get() && led.compareAndSet(false, true);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the leader alone
    private void leave() {
        leads++;
        led.set(false);
        if (standbyAsleep) {
            LockSupport.unpark(standby);
        }
    }

    /** Reads what there is, waiting for it; gives the inlets other than {@code self} to be woken. */
    private List<Inlet> readOnce(@Nullable Inlet self) {
        int count;
        try {
            count = in.read(buffer);
        } catch (IOException e) {
            count = -1;
        }
        if (count < 0) {
            router.onEnd();
            throw new IllegalStateException("the wire has ended");
        }
        List<Inlet> others = new ArrayList<>(0);
        Frame<ToAgent> rest = frames.feed(ByteBuffer.wrap(buffer, 0, count), message -> {
            Inlet inlet = router.route(message);
            if (inlet != null && !inlet.equals(self) && !others.contains(inlet)) {
                others.add(inlet);
            }
        });
        if (rest instanceof Frame.Bad(var bad)) {
            router.onBadFrame(bad);
            throw new IllegalStateException("the wire is broken: " + bad);
        }
        return others;
    }

    private void standBy() {
        int seen = -1;
        int quiet = 0;
        while (true) {
            quiet = leads == seen ? quiet + 1 : 0;
            seen = leads;
            if (led.get() && quiet > QUIET_ROUNDS) {
                sleepUntilLeaderLeaves();
                quiet = 0;
            } else if (quiet > QUIET_ROUNDS || bytesWait()) {
                readForOthers();
            } else {
                LockSupport.parkNanos(this, STANDBY_PERIOD_NANOS);
            }
        }
    }

    private void readForOthers() {
        if (!take()) {
            return;
        }
        List<Inlet> others;
        try {
            others = readOnce(null);
        } finally {
            leave();
        }
        others.forEach(Inlet::wake);
    }

    private void sleepUntilLeaderLeaves() {
        standbyAsleep = true;
        if (led.get()) {
            LockSupport.park(this);
        }
        standbyAsleep = false;
    }

    private boolean bytesWait() {
        try {
            return !led.get() && in.available() > 0;
        } catch (IOException e) {
            return true;
        }
    }
}
