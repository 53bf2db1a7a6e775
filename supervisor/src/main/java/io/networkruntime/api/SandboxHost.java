package io.networkruntime.api;

import io.networkruntime.engine.module.Transpiler;
import io.networkruntime.engine.module.TypeScript;
import io.networkruntime.engine.module.TypeScriptOptions;
import io.networkruntime.engine.natives.CacheFolder;
import io.networkruntime.supervisor.isolate.DebugOffer;
import io.networkruntime.supervisor.pool.AgentServices;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What several sandboxes of one process share: the threads that start agents and read from them, and their prepared files.
 *
 * <p>A program with one sandbox need not know it. Closing it ends every agent that is left.
 */
public final class SandboxHost implements AutoCloseable {
    private final AgentServices services;
    /** For workers' scripts; loads its native library when the first of them asks for it. */
    private final Transpiler transpiler = new TypeScript(CacheFolder.standard(), TypeScriptOptions.DEFAULT);

    private volatile DebugOffer debugging = DebugOffer.NONE;

    private SandboxHost(AgentServices services) {
        this.services = services;
    }

    /** A host that keeps its files in this user's cache folder and says nothing. */
    public static SandboxHost start() {
        return new SandboxHost(new AgentServices(CacheFolder.standard(), _ -> {}));
    }

    /**
     * A host that keeps its files in this user's cache folder, and says first what this machine lets it enforce.
     *
     * @param log hears what operators may want to know, one line at a time, on any thread
     */
    public static SandboxHost start(Consumer<String> log) {
        AgentServices services = new AgentServices(CacheFolder.standard(), log);
        services.reportEnforcement();
        return new SandboxHost(services);
    }

    /** A host on services that were made already; for the parts of this product and its tests. */
    public static SandboxHost on(AgentServices services) {
        return new SandboxHost(services);
    }

    /**
     * Reads from the agents on the calling thread, so that their messages reach listeners without a thread between, until
     * the condition holds, {@link #wakeUp} is called, or the time is over. One thread at a time may.
     *
     * @param nanos in ns; negative means for ever
     */
    public void waitForAgents(BooleanSupplier until, long nanos) {
        services.wires().lead(until, nanos);
    }

    /**
     * As {@link #waitForAgents(BooleanSupplier, long)}, and returns too when one of some file descriptors can be read; for the
     * parts of this product, not for embedders.
     *
     * @param descriptors two at the most
     */
    public void waitForAgents(BooleanSupplier until, long nanos, int... descriptors) {
        services.wires().lead(until, nanos, descriptors);
    }

    /** Makes {@link #waitForAgents} return, or the next call of it at once. */
    public void wakeUp() {
        services.wires().wakeup();
    }

    /** For the parts of this product; not for embedders. */
    public AgentServices services() {
        return services;
    }

    /** Has isolates that are made from now on be shown to debuggers; for the parts of this product. */
    public void offerToDebuggers(DebugOffer offer) {
        debugging = offer;
    }

    DebugOffer debugging() {
        return debugging;
    }

    Transpiler transpiler() {
        return transpiler;
    }

    @Override
    public void close() {
        services.close();
    }
}
