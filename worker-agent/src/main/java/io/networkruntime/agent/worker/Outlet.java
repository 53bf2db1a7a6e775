package io.networkruntime.agent.worker;

import io.networkruntime.agent.link.WireSink;
import io.networkruntime.protocol.FlowCost;
import io.networkruntime.protocol.FromAgent;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.protocol.WireLimits;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * What the guest of one isolate says, within the credit that the host gives: beyond it the isolate's thread waits.
 *
 * <p>The wire's reader grants; all else belongs to the isolate's thread.
 */
final class Outlet {
    private final WireSink sink;
    private final Lifetime lifetime;
    private final BooleanSupplier hasMail;
    private final LargeRoom room;
    private final AtomicLong largeBytes = new AtomicLong();
    private final SendCredit credit = new SendCredit(WireLimits.WINDOW_MESSAGES, WireLimits.WINDOW_BYTES);
    private boolean saidInTurn;

    /**
     * An outlet with the first credit.
     *
     * @param room what the isolates of this agent share
     * @param hasMail whether messages wait for the isolate, so that it will soon say more
     */
    Outlet(WireSink sink, LargeRoom room, Lifetime lifetime, BooleanSupplier hasMail) {
        this.sink = sink;
        this.room = room;
        this.lifetime = lifetime;
        this.hasMail = hasMail;
    }

    /** Gives leave to say more; the isolate's thread is to be woken after. */
    void grant(ToAgent.Credit more) {
        credit.grant(more.messages(), more.bytes());
        giveRoom(more.bytes());
    }

    /** The isolate has ended: the host takes in what it said without being waited for. */
    void close() {
        giveRoom(Long.MAX_VALUE);
    }

    /** What the host has taken in of large messages; it tells of each of them at once. */
    private void giveRoom(long atMost) {
        long had = largeBytes.getAndUpdate(bytes -> bytes - Math.min(bytes, atMost));
        if (had > 0) {
            room.give(Math.min(had, atMost));
        }
    }

    void beginTurn() {
        saidInTurn = false;
    }

    /** Says something once there is credit for it; not at all if the isolate is stopped meanwhile. */
    void say(FromAgent message) {
        long cost = FlowCost.of(message);
        if ((credit.isSpent() || cost > LargeRoom.LARGE_BYTES) && !awaitLeave(cost)) {
            return;
        }
        sink.append(message);
        if (cost != FlowCost.FREE) {
            credit.spend(cost);
        }
        // At once if the supervisor may be waiting for this very message; together with others if more work waits here.
        if (!saidInTurn && !hasMail.getAsBoolean()) {
            sink.flush();
        }
        saidInTurn = true;
    }

    /**
     * Waits until the host and the neighbours let the message go; false if the isolate is stopped meanwhile. Nothing may come
     * between a look and the sleep: a lock that is waited for takes the wake-up that was meant for us.
     */
    private boolean awaitLeave(long cost) {
        boolean large = cost > LargeRoom.LARGE_BYTES;
        sink.flush();
        while (!lifetime.isStopped()) {
            if (!credit.isSpent() && (!large || room.take(cost))) {
                largeBytes.addAndGet(large ? cost : 0);
                return true;
            }
            LockSupport.park(this);
        }
        room.leave();
        return false;
    }
}
