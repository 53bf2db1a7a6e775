package io.networkruntime.api;

import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.supervisor.isolate.IsolateHandle;
import io.networkruntime.supervisor.limits.ByteSize;
import io.networkruntime.supervisor.limits.IsolateLimits;
import io.networkruntime.supervisor.limits.Recycling;
import io.networkruntime.supervisor.pool.AgentPool;
import io.networkruntime.supervisor.pool.NoAgentException;
import io.networkruntime.supervisor.pool.PoolSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A set of worker isolates on a pool of agent processes.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.builder().agents(2).build()) {
 *     Isolate isolate = sandbox.createIsolate(new IsolateListener() {}).join();
 *     System.out.println(isolate.execute("6 * 7", "answer.js").join());
 * }
 * }</pre>
 *
 * <p>Any thread may use it. {@link #close} blocks until every agent is gone.
 */
public final class Sandbox implements AutoCloseable {
    private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(1);

    private final SandboxHost host;
    private final boolean ownsHost;
    private final AgentPool pool;
    private final Settings settings;
    private final LongAdder created = new LongAdder();
    private final EndLedger ledger = new EndLedger();
    private final AtomicInteger nextId = new AtomicInteger();
    private final Map<IsolateId, Isolate> isolates = new ConcurrentHashMap<>();

    /** What a sandbox is made from, immutable. */
    private record Settings(
            int agents,
            Isolation isolation,
            IsolateOptions isolate,
            long maxQueueBytes,
            long totalMemoryBytes,
            Recycling recycling,
            Consumer<String> log,
            boolean verbose,
            Supplier<Executor> executors) {}

    private Sandbox(SandboxHost host, boolean ownsHost, Settings settings) {
        this.host = host;
        this.ownsHost = ownsHost;
        this.settings = settings;
        pool = new AgentPool(
                host.services(),
                PoolSettings.of(settings.agents, PoolSettings.Isolation.valueOf(settings.isolation.name()))
                        .withTotalMemory(new ByteSize(settings.totalMemoryBytes))
                        .withRecycling(settings.recycling)
                        .withEcho(settings.verbose));
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Makes an isolate with the sandbox's options. */
    public CompletableFuture<Isolate> createIsolate(IsolateListener listener) {
        return createIsolate(listener, settings.isolate);
    }

    /**
     * Makes an isolate.
     *
     * @return fails with an {@code IsolateEndedException} if its agent died before it was there
     * @throws NoAgentException if no agent may take it, with the reason
     */
    public CompletableFuture<Isolate> createIsolate(IsolateListener listener, IsolateOptions options) {
        return createIsolate(listener, options, _ -> {});
    }

    /**
     * As the other, and gives the isolate away before it is there: what is said to it meanwhile is kept.
     *
     * @param early gets the isolate before the listener's first call
     */
    public CompletableFuture<Isolate> createIsolate(
            IsolateListener listener, IsolateOptions options, Consumer<? super Isolate> early) {
        Objects.requireNonNull(listener, "listener");
        Limits limits = options.limits();
        IsolateLimits wanted = new IsolateLimits(
                limits.cpuPerTurn(),
                limits.cpuTotal(),
                limits.wallPerTurn(),
                new ByteSize(limits.memoryBytes()),
                limits.idle());
        IsolateId id = new IsolateId(nextId.getAndIncrement());
        Isolate isolate = new Isolate.Builder(
                        options,
                        listener,
                        settings.executors.get(),
                        settings.log,
                        host.transpiler(),
                        host.debugging(),
                        wire -> new IsolateHandle(id, wanted, settings.maxQueueBytes, pool, host.services(), wire))
                .build();
        isolates.put(id, isolate);
        early.accept(isolate);
        created.increment();
        var _ = isolate.ended().thenAccept(report -> {
            ledger.add(report, isolate.stats());
            isolates.remove(id);
        });
        try {
            isolate.create();
        } catch (NoAgentException e) {
            isolates.remove(id);
            created.decrement();
            throw e;
        }
        return isolate.created();
    }

    /** How many agents hold isolates. */
    public int agentCount() {
        return pool.size();
    }

    /**
     * Changes how many agents hold isolates; to be called before the first isolate is made.
     *
     * @param agents 1 to 256
     * @throws IllegalStateException if there are isolates already
     */
    public void resize(int agents) {
        pool.resize(agents);
    }

    /** How many isolates are live or ending. */
    public int isolateCount() {
        return isolates.size();
    }

    /** What its isolates have used and how they ended, those that live included. */
    public SandboxStats stats() {
        return ledger.stats(agentCount(), created.sum(), isolates.values());
    }

    /** The processes of the agents that are up. */
    public List<Long> agentPids() {
        return pool.agents().stream()
                .map(agent -> agent.pid())
                .filter(pid -> pid != 0)
                .toList();
    }

    /** Ends all isolates, as {@link Isolate#destroy} does, then all agents. */
    public CompletableFuture<Void> shutdown() {
        CompletableFuture<?>[] ends = isolates.values().stream()
                .map(isolate -> isolate.end(EndReason.SHUTDOWN, SHUTDOWN_GRACE))
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(ends).thenCompose(_ -> pool.shutdown());
    }

    /** Shuts down and waits. */
    @Override
    public void close() {
        try {
            shutdown().join();
        } finally {
            if (ownsHost) {
                host.close();
            }
        }
    }

    /** Collects how a sandbox is to be. */
    public static final class Builder {
        private int agents = 2;
        private Isolation isolation = Isolation.SHARED;
        private IsolateOptions isolate = new IsolateOptions(Limits.DEFAULT, "", "", Console.NONE);
        private long maxQueueBytes = 64L << 20;
        private long totalMemoryBytes;
        private Recycling recycling = Recycling.DEFAULT;
        private boolean verbose;
        private Consumer<String> log = _ -> {};
        private Supplier<Executor> executors = SerialExecutor::new;

        private Builder() {}

        /**
         * How many agents hold isolates.
         *
         * @param count 1 to 256; default 2
         */
        public Builder agents(int count) {
            agents = count;
            return this;
        }

        public Builder isolation(Isolation value) {
            isolation = Objects.requireNonNull(value, "isolation");
            return this;
        }

        /** What isolates may use that are made without options of their own. */
        public Builder limits(Limits value) {
            isolate = isolate.withLimits(Objects.requireNonNull(value, "limits"));
            return this;
        }

        public Builder console(Console value) {
            isolate = isolate.withConsole(Objects.requireNonNull(value, "console"));
            return this;
        }

        /** How much may wait for one isolate, in bytes; default 64 MiB. */
        public Builder maxQueueBytes(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("maxQueueBytes must be at least 1: " + bytes);
            }
            maxQueueBytes = bytes;
            return this;
        }

        /**
         * What all agents and the memory limits of their isolates may add up to, in bytes; 0, the default, is no limit.
         * {@link Sandbox#createIsolate} is refused beyond it, and to isolates without a memory limit.
         */
        public Builder totalMemoryBytes(long bytes) {
            if (bytes < 0) {
                throw new IllegalArgumentException("totalMemoryBytes must not be negative: " + bytes);
            }
            totalMemoryBytes = bytes;
            return this;
        }

        /**
         * When an agent has served long enough and is replaced by a fresh one; no call is lost. 0 and zero are no limit.
         *
         * @param isolates how many isolates one agent serves; default 2000
         * @param idleMemoryBytes the most that an agent without isolates may hold, in bytes; default 384 MiB
         * @param age how long an agent takes new isolates; default 6 hours
         */
        public Builder recycling(long isolates, long idleMemoryBytes, Duration age) {
            recycling = new Recycling(isolates, new ByteSize(idleMemoryBytes), age);
            return this;
        }

        /** Who hears what operators may want to know, one line at a time, on any thread. */
        public Builder log(Consumer<String> value) {
            log = Objects.requireNonNull(value, "log");
            return this;
        }

        /** Whether the log hears the agents' standard error too. */
        public Builder verbose(boolean value) {
            verbose = value;
            return this;
        }

        /**
         * Where listeners are called. By default each isolate's on virtual threads, one call at a time. An executor given
         * here must keep the order; one that runs tasks at once ({@code Runnable::run}) saves a thread hop, and its
         * listeners must never block.
         */
        public Builder executor(Executor value) {
            Objects.requireNonNull(value, "executor");
            executors = () -> value;
            return this;
        }

        /** Starts the first agent. */
        public Sandbox build() {
            return build(SandboxHost.start(log), true);
        }

        /** Starts the first agent on a host that outlives the sandbox. */
        public Sandbox build(SandboxHost shared) {
            return build(shared, false);
        }

        private Sandbox build(SandboxHost on, boolean owns) {
            return new Sandbox(
                    on,
                    owns,
                    new Settings(
                            agents,
                            isolation,
                            isolate,
                            maxQueueBytes,
                            totalMemoryBytes,
                            recycling,
                            log,
                            verbose,
                            executors));
        }
    }
}
