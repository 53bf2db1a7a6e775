package io.networkruntime.agent.worker;

import io.networkruntime.agent.link.WireSink;
import io.networkruntime.protocol.FlowCost;
import io.networkruntime.protocol.FromAgent;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.protocol.WireLimits;
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
    private final SendCredit credit = new SendCredit(WireLimits.WINDOW_MESSAGES, WireLimits.WINDOW_BYTES);
    private boolean saidInTurn;

    /**
     * An outlet with the first credit.
     *
     * @param hasMail whether messages wait for the isolate, so that it will soon say more
     */
    Outlet(WireSink sink, Lifetime lifetime, BooleanSupplier hasMail) {
        this.sink = sink;
        this.lifetime = lifetime;
        this.hasMail = hasMail;
    }

    /** Gives leave to say more; the isolate's thread is to be woken after. */
    void grant(ToAgent.Credit more) {
        credit.grant(more.messages(), more.bytes());
    }

    void beginTurn() {
        saidInTurn = false;
    }

    /** Says something once there is credit for it; not at all if the isolate is stopped meanwhile. */
    void say(FromAgent message) {
        if (credit.isSpent()) {
            awaitCredit();
            if (lifetime.isStopped()) {
                return;
            }
        }
        sink.append(message);
        long cost = FlowCost.of(message);
        if (cost != FlowCost.FREE) {
            credit.spend(cost);
        }
        // At once if the supervisor may be waiting for this very message; together with others if more work waits here.
        if (!saidInTurn && !hasMail.getAsBoolean()) {
            sink.flush();
        }
        saidInTurn = true;
    }

    /** Nothing may come between the look and the sleep: a lock that is waited for takes the wake-up that was meant for us. */
    private void awaitCredit() {
        sink.flush();
        while (credit.isSpent() && !lifetime.isStopped()) {
            LockSupport.park(this);
        }
    }
}
