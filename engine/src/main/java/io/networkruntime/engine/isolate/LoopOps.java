package io.networkruntime.engine.isolate;

import io.networkruntime.engine.ops.OpTable;
import java.util.concurrent.TimeUnit;

/** The operations that the event loop itself offers to the bundle: the clock and the one timer. */
final class LoopOps {
    private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private LoopOps() {}

    static void register(OpTable table, EventLoop loop) {
        long origin = System.nanoTime();
        table.sync("monotonicMillis", _ -> (System.nanoTime() - origin) / NANOS_PER_MILLI);
        table.sync("wallMillis", _ -> {
            java.time.Instant now = java.time.Instant.now();
            return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
        });
        table.sync("timerArm", arguments -> {
            double deadline = arguments.number(0);
            loop.armTimer(deadline < 0 ? EventLoop.NEVER : origin + (long) (deadline * NANOS_PER_MILLI));
            return null;
        });
    }
}
