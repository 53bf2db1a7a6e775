package io.networkruntime.benchmarks;

/**
 * How much is measured.
 *
 * @param coldStarts runs of a fresh process
 * @param creations isolates made one after the other in a warm program
 * @param roundTrips with one message in flight, in each process
 * @param warmUp round trips before those
 * @param pipelined messages of one round
 * @param rounds runs of ours and of the yardstick, in turn
 * @param idle isolates that do nothing, whose memory and CPU time are measured
 * @param idleSeconds how long
 * @param webRounds rounds of each task of the web platform, in each process
 * @param socketMessages messages of all connections together in a round
 */
record Plan(
        int coldStarts,
        int creations,
        int roundTrips,
        int warmUp,
        int pipelined,
        int rounds,
        int idle,
        int idleSeconds,
        int webRounds,
        int socketMessages) {
    /** The figures of docs/benchmarks.md. */
    static final Plan FULL = new Plan(11, 60, 10_000, 2_000, 200_000, 3, 200, 20, 60, 20_000);

    /** Enough to see that everything can be measured. */
    static final Plan SHORT = new Plan(1, 3, 200, 50, 2_000, 1, 5, 1, 3, 500);
}
