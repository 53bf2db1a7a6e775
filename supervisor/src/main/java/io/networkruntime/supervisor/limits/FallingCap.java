package io.networkruntime.supervisor.limits;

/**
 * The cap of one agent over time, which rises at once and falls late: what an isolate held goes back to the kernel some
 * time after its end, and whoever stays must not be blamed for it meanwhile.
 *
 * <p>Time is counted in looks, as a supervisor that was suspended has had none.
 *
 * @param cap what holds now
 * @param low the greatest that was wanted since it was last below {@code cap}
 * @param looks for how many looks less than {@code cap} has been wanted
 */
public record FallingCap(ByteSize cap, ByteSize low, int looks) {
    /** How many looks of 20 ms it takes: the JVM gives freed memory back every 2 s. */
    public static final int LOOKS = 250;

    /** The cap of an agent that was never looked at. */
    public static final FallingCap UNSEEN = new FallingCap(new ByteSize(1), new ByteSize(1), 0);

    /**
     * The cap after some more time, at whose end the agent's isolates want this much.
     *
     * @param more for how many looks of 20 ms it counts
     */
    public FallingCap after(ByteSize wanted, int more) {
        if (covers(wanted, cap)) {
            return new FallingCap(wanted, wanted, 0);
        }
        ByteSize next = looks == 0 || covers(wanted, low) ? wanted : low;
        return looks + more >= LOOKS ? new FallingCap(next, next, 0) : new FallingCap(cap, next, looks + more);
    }

    /** Whether a cap is at least another; none is more than any. */
    private static boolean covers(ByteSize a, ByteSize b) {
        return a.isNone() || (!b.isNone() && a.bytes() >= b.bytes());
    }
}
