package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpTable;

/** Adds operations to the table, in the two shapes in which Deno has most of them. */
record Ops(OpTable table) {

    /** An asynchronous operation, and its synchronous twin with {@code Sync} after its name. */
    void both(String name, OpTable.Body body) {
        table.async(name, body);
        table.sync(name + "Sync", body);
    }

    void sync(String name, OpTable.Body body) {
        table.sync(name, body);
    }

    void async(String name, OpTable.Body body) {
        table.async(name, body);
    }
}
