package io.networkruntime.engine.isolate;

import io.networkruntime.engine.ops.OpTable;

/** The operations that the event loop itself offers to the bundle: the clock and the one timer. */
final class LoopOps {
    private LoopOps() {}

    static void register(OpTable table, EventLoop loop) {
        table.sync("now", _ -> loop.millisNow());
        table.sync("timerArm", arguments -> {
            loop.armTimer(arguments.number(0));
            return null;
        });
    }
}
