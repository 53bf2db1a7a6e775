package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpTable;

/** The operations behind the {@code Deno} object of one main isolate, and what they hold. */
public final class DenoOps {
    private final ProgramOps program;

    private DenoOps(ProgramOps program) {
        this.program = program;
    }

    /** Adds all operations to the table of a main isolate; never of a worker. */
    public static DenoOps register(OpTable table, DenoHost host) {
        Ops ops = new Ops(table);
        WorkingDirectory directory = new WorkingDirectory(host.workingDirectory());
        FileContentOps.register(ops, directory);
        DirectoryOps.register(ops, directory);
        Environment.register(ops);
        return new DenoOps(ProgramOps.register(ops, host));
    }

    /** What {@code Deno.exitCode} says: the status of a program that ends by itself. */
    public int exitCode() {
        return program.exitCode();
    }
}
