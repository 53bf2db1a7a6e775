package io.networkruntime.agent.guard;

/**
 * Which turn an isolate is in, written by its thread and read by the guard.
 *
 * <p>A turn is one entry into guest code with its microtasks. Beginning one is a single volatile write; what the thread's
 * clocks said at its start the guard notes when it first sees the turn, at most one period of the guard later.
 */
public final class TurnClock {
    private volatile long turn;

    /** An odd number means within a turn. */
    public long turn() {
        return turn;
    }

    public static boolean isRunning(long turn) {
        return (turn & 1) != 0;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the isolate's thread alone
    public void begin() {
        turn++;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void end() {
        turn++;
    }

    /** How many turns have begun. */
    public long count() {
        return (turn + 1) >> 1;
    }
}
