package io.networkruntime.supervisor.deno;

/**
 * How many operations under way do not keep the program alive.
 *
 * <p>The bundle counts them, in the same turn in which it starts an operation or takes its answer in: a count kept by the
 * operations themselves would lag behind and let the loop fall asleep for ever.
 */
final class IdleOperations {
    private int count;

    static IdleOperations register(Ops ops) {
        IdleOperations idle = new IdleOperations();
        ops.sync("denoIdle", a -> {
            idle.count += (int) a.integer(0);
            return null;
        });
        return idle;
    }

    int count() {
        return count;
    }
}
