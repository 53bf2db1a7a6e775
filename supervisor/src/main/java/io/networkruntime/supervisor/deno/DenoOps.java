package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpTable;

/** The operations behind the {@code Deno} object of one main isolate, and what they hold. */
public final class DenoOps implements AutoCloseable {
    private final ProgramOps program;

    private final ResourceTable resources;

    private DenoOps(ProgramOps program, ResourceTable resources) {
        this.program = program;
        this.resources = resources;
    }

    /** Adds all operations to the table of a main isolate; never of a worker. */
    public static DenoOps register(OpTable table, DenoHost host) {
        Ops ops = new Ops(table);
        WorkingDirectory directory = new WorkingDirectory(host.workingDirectory());
        ResourceTable resources = new ResourceTable();
        ResourceOps.register(ops, resources);
        Environment environment = Environment.register(ops);
        registerFiles(ops, resources, directory, environment);
        return new DenoOps(ProgramOps.register(ops, host), resources);
    }

    private static void registerFiles(
            Ops ops, ResourceTable resources, WorkingDirectory directory, Environment environment) {
        Umask umask = new Umask();
        FileContentOps.register(ops, directory, umask);
        DirectoryOps.register(ops, directory);
        OpenFileOps.register(ops, resources, directory, umask);
        FileAttributeOps.register(ops, directory, umask);
        FileTreeOps.register(ops, directory, umask);
        TemporaryFileOps.register(ops, directory, environment);
    }

    /** How many files, sockets and pipes the script holds open. */
    public int openResources() {
        return resources.count();
    }

    /** Closes whatever the script left open. */
    @Override
    public void close() {
        resources.closeAll();
    }

    /** What {@code Deno.exitCode} says: the status of a program that ends by itself. */
    public int exitCode() {
        return program.exitCode();
    }
}
