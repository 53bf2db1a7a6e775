package io.networkruntime.supervisor.pool;

/**
 * Whether an agent still answers, counted in rounds of the {@link Watch}: a supervisor that was itself suspended has had no
 * rounds, and blames nobody for the time. Confined to the watch's thread, but for the answers.
 */
final class Liveness {
    /** A ping each so many rounds. */
    static final int PING_ROUNDS = 50;

    /** A ping unanswered for so many rounds is a lost agent: 8 s of a machine that keeps up. */
    static final int LOST_ROUNDS = 400;

    private long sent;
    private int roundsSinceSent;
    private int roundsWithin;
    private long framesSeen;
    private volatile long answered;

    /**
     * What is to be done now: 0 nothing, -1 the agent is lost, else the number of the ping to send.
     *
     * @param rounds how many have passed
     */
    long pass(int rounds) {
        roundsSinceSent += rounds;
        if (answered < sent) {
            return roundsSinceSent >= LOST_ROUNDS ? -1 : 0;
        }
        if (roundsSinceSent < PING_ROUNDS) {
            return 0;
        }
        roundsSinceSent = 0;
        return ++sent;
    }

    /** So many rounds while bytes of an unfinished frame lie here; true if it has been the same frame for too long. */
    boolean isStuck(int rounds, long framesSoFar, boolean withinFrame) {
        roundsWithin = withinFrame && framesSoFar == framesSeen ? roundsWithin + rounds : 0;
        framesSeen = framesSoFar;
        return roundsWithin >= LOST_ROUNDS;
    }

    void answered(long sequence) {
        answered = sequence;
    }
}
