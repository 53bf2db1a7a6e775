package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpTable;
import io.networkruntime.engine.ops.http.HttpClients;

/** The operations behind the {@code Deno} object of one main isolate, and what they hold. */
public final class DenoOps implements AutoCloseable {
    private final ProgramOps program;

    private final ResourceTable resources;

    private final Terminal terminal;
    private final IdleOperations idle;

    private DenoOps(ProgramOps program, ResourceTable resources, Terminal terminal, IdleOperations idle) {
        this.program = program;
        this.resources = resources;
        this.terminal = terminal;
        this.idle = idle;
    }

    /** Adds all operations to the table of a main isolate; never of a worker. */
    public static DenoOps register(OpTable table, HttpClients clients, DenoHost host) {
        Ops ops = new Ops(table);
        WorkingDirectory directory = new WorkingDirectory(host.workingDirectory());
        ResourceTable resources = new ResourceTable();
        ResourceOps.register(ops, resources);
        Environment environment = Environment.register(ops, host);
        Cancellations cancellations = Cancellations.register(ops);
        registerFiles(ops, resources, directory, environment, cancellations);
        FileWatch.register(ops, resources, directory);
        Terminal terminal = StandardStreams.register(ops, resources, host);
        registerNetwork(ops, resources, directory, cancellations);
        HttpClientOps.register(ops, clients);
        SystemOps.register(ops, host);
        StorageOps.register(ops, host);
        SignalOps.register(ops, resources);
        CommandOps.register(ops, resources, directory, environment);
        return new DenoOps(ProgramOps.register(ops, host), resources, terminal, IdleOperations.register(ops));
    }

    private static void registerFiles(
            Ops ops,
            ResourceTable resources,
            WorkingDirectory directory,
            Environment environment,
            Cancellations cancellations) {
        Umask umask = new Umask();
        FileContentOps.register(ops, directory, umask, cancellations);
        DirectoryOps.register(ops, directory);
        OpenFileOps.register(ops, resources, directory, umask);
        FileAttributeOps.register(ops, directory, umask);
        FileTreeOps.register(ops, directory, umask);
        TemporaryFileOps.register(ops, directory, environment);
    }

    private static void registerNetwork(
            Ops ops, ResourceTable resources, WorkingDirectory directory, Cancellations cancellations) {
        NetOps net = NetOps.register(ops, resources, directory, cancellations);
        TlsOps.register(ops, resources, net);
        DatagramOps.register(ops, resources);
        DnsOps.register(ops, cancellations);
        HttpServerOps.register(ops, resources, directory);
    }

    /**
     * How many of the event loop's pending operations are no reason to go on: what the script has {@code unref}ed, and
     * waiting for a signal. The program is over when the loop has no more pending operations than these. The isolate's
     * thread asks between turns.
     */
    public int idleOperations() {
        return idle.count();
    }

    /** How many files, sockets and pipes the script holds open. */
    public int openResources() {
        return resources.count();
    }

    /** Closes whatever the script left open, and puts the terminal back. */
    @Override
    public void close() {
        resources.closeAll();
        terminal.restore();
    }

    /** What {@code Deno.exitCode} says: the status of a program that ends by itself. */
    public int exitCode() {
        return program.exitCode();
    }
}
