package io.networkruntime.supervisor.deno;

import java.util.stream.IntStream;

/** The wait for plain sockets and for Netty's. */
final class AllSockets implements SocketWait {
    /** Where both must be asked in turn, neither is waited for longer. */
    private static final long SLICE_NANOS = 1_000_000;
    /** Netty may have work at a time of its own, which it does not tell: an old connection to be given up, say. */
    private static final long WEB_NANOS = 1_000_000_000;

    private final SocketPoll plain;
    private final WebLoop web;
    private int[] descriptors = {};
    private int known;
    /** Whether the owner waits here, and not for descriptors. */
    private volatile boolean alone;

    AllSockets(SocketPoll plain, WebLoop web) {
        this.plain = plain;
        this.web = web;
    }

    @Override
    public boolean isActive() {
        return plain.isActive() || web.isActive();
    }

    @Override
    public int[] descriptors() {
        int active = (plain.isActive() ? 1 : 0) + (web.isActive() ? 2 : 0);
        if (known != active) {
            int[] all = IntStream.concat(IntStream.of(plain.descriptors()), IntStream.of(web.descriptors()))
                    .toArray();
            descriptors = all.length == Integer.bitCount(active) ? all : new int[0];
            known = active;
        }
        return descriptors;
    }

    @Override
    public void await(long nanos) {
        if (!alone) {
            // Whoever had something to do for the owner before this did not know where to wake it.
            alone = true;
        } else if (!web.isActive()) {
            plain.await(nanos);
        } else if (!plain.isActive()) {
            web.await(longest(nanos));
        } else {
            plain.await(nanos < 0 ? SLICE_NANOS : Math.min(nanos, SLICE_NANOS));
        }
    }

    @Override
    public long longest(long nanos) {
        return !web.isActive() ? nanos : nanos < 0 ? WEB_NANOS : Math.min(nanos, WEB_NANOS);
    }

    @Override
    public void wakeUp() {
        if (alone) {
            plain.wakeUp();
            web.wakeUp();
        }
    }
}
