package io.networkruntime.supervisor.deno;

import com.caoccao.javet.exceptions.JavetException;
import io.networkruntime.engine.isolate.JsIsolate;
import io.networkruntime.engine.ops.OpTable;
import io.networkruntime.engine.ops.http.HttpClients;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The operations behind the {@code Deno} object of one main isolate, and what they hold. */
public final class DenoOps implements AutoCloseable {
    private final ProgramOps program;

    private final ResourceTable resources;

    private final SocketPoll poll;
    private final WebLoop web;
    private final SocketOps sockets;
    private final SocketWait waiting;
    private final Terminal terminal;
    private final IdleOperations idle;

    private DenoOps(
            ProgramOps program,
            ResourceTable resources,
            SocketPoll poll,
            WebLoop web,
            SocketOps sockets,
            Terminal terminal,
            IdleOperations idle) {
        this.program = program;
        this.resources = resources;
        this.poll = poll;
        this.web = web;
        this.waiting = new AllSockets(poll, web);
        this.sockets = sockets;
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
        SocketPoll poll = new SocketPoll();
        SocketOps sockets = SocketOps.register(ops, resources, poll);
        WebLoop web = new WebLoop();
        HttpServerOps.register(ops, resources, directory, web, sockets);
        registerNetwork(ops, resources, poll, directory, cancellations);
        HttpClientOps.register(ops, clients);
        SystemOps.register(ops, host);
        StorageOps.register(ops, host);
        SignalOps.register(ops, resources);
        CommandOps.register(ops, resources, directory, environment);
        return new DenoOps(
                ProgramOps.register(ops, host), resources, poll, web, sockets, terminal, IdleOperations.register(ops));
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
            Ops ops,
            ResourceTable resources,
            SocketPoll poll,
            WorkingDirectory directory,
            Cancellations cancellations) {
        NetOps net = NetOps.register(ops, resources, directory, cancellations);
        TlsOps.register(ops, resources, net, poll);
        DatagramOps.register(ops, resources);
        DnsOps.register(ops, cancellations);
    }

    /**
     * How many of the event loop's pending operations are no reason to go on: what the script has {@code unref}ed, and
     * waiting for a signal; less the reasons to go on that the loop does not know of. The program is over when the loop has
     * no more pending operations than these. The isolate's thread asks between turns.
     */
    public int idleOperations() {
        return idle.count() - sockets.kept();
    }

    /** Makes the isolate known to the operations that call it, once it has started. */
    public void bind(JsIsolate isolate) throws JavetException {
        sockets.bind(isolate);
        web.bind(isolate);
    }

    /**
     * Tells the script of the sockets that are ready, in a turn of the isolate; false if none is. To be called before each
     * wait, because closed sockets are let go of here.
     */
    public boolean socketsTurn() throws JavetException {
        try {
            boolean ready = poll.isActive() && sockets.turn();
            return web.turn() || ready;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a wait for other things must watch for the sockets' sake. */
    public SocketWait socketWait() {
        return waiting;
    }

    /** How many files, sockets and pipes the script holds open. */
    public int openResources() {
        return resources.count();
    }

    /** Closes whatever the script left open, and puts the terminal back. */
    @Override
    public void close() {
        web.finish();
        resources.closeAll();
        poll.close();
        web.close();
        terminal.restore();
    }

    /** What {@code Deno.exitCode} says: the status of a program that ends by itself. */
    public int exitCode() {
        return program.exitCode();
    }
}
