package io.networkruntime.supervisor.pool;

import io.networkruntime.protocol.AgentAllowance;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.supervisor.limits.Admission;
import io.networkruntime.supervisor.limits.AgentMemory;
import io.networkruntime.supervisor.limits.ByteSize;
import io.networkruntime.supervisor.limits.IsolateLimits;
import io.networkruntime.supervisor.limits.RestartBudget;
import io.networkruntime.supervisor.limits.TenantBudgets;
import io.networkruntime.supervisor.pool.PoolSettings.Isolation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A number of agents and the rules by which isolates are placed on them and dead ones are replaced.
 *
 * <p>Any thread may use it. Agents are started when they are needed, the first one at once and the others soon after; a
 * dead one that was in use is replaced before its death is told, as long as the restart budget lasts.
 */
public final class AgentPool implements AutoCloseable {
    /** What an agent may hold beside its isolates' limits before it is killed: JVM, V8's code, what garbage is left. */
    private static final AgentMemory MEMORY = new AgentMemory(
            new ByteSize(AgentAllowance.BASE_BYTES),
            new ByteSize(AgentAllowance.ISOLATE_BYTES),
            ByteSize.ofMebibytes(80),
            ByteSize.NONE);

    /** How many agents may die within 10 s without having come up: then something is wrong with the machine. */
    private static final int STILLBORN = 20;

    /** How often a tenant may crash its agents in 60 s. */
    private static final int TENANT_CRASHES = 20;

    private static final Duration WARM_UP_DELAY = Duration.ofMillis(150);

    private final AgentServices services;
    private volatile PoolSettings settings;
    private final Watch watch;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Slot> slots = new ArrayList<>();
    private final RestartBudget budget;
    private final RestartBudget stillborn = new RestartBudget(STILLBORN, Duration.ofSeconds(10));
    private final TenantBudgets tenants = new TenantBudgets(TENANT_CRASHES, Duration.ofSeconds(60));
    private final Admission admission;
    private final AgentMemory memory;
    private final List<Agent> draining = new ArrayList<>();
    private String lastWords = "";
    private int started;
    private boolean closed;

    public AgentPool(AgentServices services, PoolSettings settings) {
        this.services = services;
        this.settings = settings;
        budget = new RestartBudget(settings.restarts(), settings.restartPeriod());
        for (int i = 0; i < settings.agents(); i++) {
            slots.add(new Slot(i));
        }
        memory = new AgentMemory(MEMORY.base(), MEMORY.overhead(), MEMORY.grace(), settings.agentMemory());
        admission = new Admission(settings.totalMemory(), MEMORY.base(), MEMORY.overhead());
        watch = new Watch(services, this);
        watch.start();
        lock.lock();
        try {
            start(slots.getFirst());
        } finally {
            lock.unlock();
        }
    }

    public PoolSettings settings() {
        return settings;
    }

    /**
     * Finds an agent for an isolate and seats it there.
     *
     * @param tenant whom it belongs to; isolates of different tenants share no agent where isolation is by tenant
     * @throws NoAgentException if none may take it, with the reason
     */
    public Agent place(Seat seat, ToAgent.CreateIsolate order, String tenant) {
        lock.lock();
        try {
            while (true) {
                admit(seat, tenant);
                Slot slot = choose(tenant);
                Agent agent = slot.agent != null && slot.agent.isUsable() ? slot.agent : start(slot);
                if (agent.seat(seat, order)) {
                    slot.used = true;
                    slot.tenant = tenant;
                    return agent;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void admit(Seat seat, String tenant) {
        if (closed) {
            throw new NoAgentException("the sandbox is shut down");
        }
        OptionalLong refused = tenants.refusedFor(tenant, System.nanoTime());
        if (refused.isPresent()) {
            throw new NoAgentException("tenant '" + tenant + "' had more than " + tenants + ": it is refused for "
                    + Math.max(1, refused.getAsLong() / 1_000_000) + " ms");
        }
        if (!settings.totalMemory().isNone()) {
            List<IsolateLimits> held = living().stream()
                    .flatMap(agent -> agent.seats().stream())
                    .map(Seat::limits)
                    .toList();
            int agents = settings.isolation() == Isolation.PROCESS
                    ? Math.max(settings.agents(), held.size() + 1)
                    : slots.size() + draining.size();
            admission.refuse(agents, held, seat.limits()).ifPresent(why -> {
                throw new NoAgentException(why);
            });
        }
    }

    private Slot choose(String tenant) {
        Comparator<Slot> leastLoaded = Comparator.comparingInt(Slot::load).thenComparingInt(slot -> slot.index);
        return switch (settings.isolation()) {
            case SHARED -> slots.stream().min(leastLoaded).orElseThrow();
            case TENANT ->
                slots.stream()
                        .filter(slot -> slot.serves(tenant))
                        .min(leastLoaded)
                        .or(this::unused)
                        .orElseGet(this::added);
            case PROCESS -> unused().orElseGet(this::added);
        };
    }

    private Optional<Slot> unused() {
        return slots.stream().filter(slot -> !slot.used).findFirst();
    }

    private Slot added() {
        if (slots.size() >= PoolSettings.MAX_AGENTS) {
            throw new NoAgentException("all " + PoolSettings.MAX_AGENTS + " agents are taken");
        }
        Slot slot = new Slot(slots.size());
        slots.add(slot);
        return slot;
    }

    /** Starts an agent in a slot; the process itself comes up beside the caller. */
    private Agent start(Slot slot) {
        Agent former = slot.agent;
        boolean isReplacement = former != null && !former.isRetired();
        if (isReplacement && !budget.tryRestart(System.nanoTime())) {
            throw new NoAgentException("agents died more than " + budget + ": the next is started in "
                    + Math.max(1, budget.nanosUntilNext(System.nanoTime()) / 1_000_000) + " ms");
        }
        if (!budgetOfStillborn()) {
            throw new NoAgentException("agents do not come up: " + lastWords);
        }
        Agent agent = new Agent(started++, services, memory, settings.isolation() == Isolation.PROCESS, watch::stir);
        if (former != null) {
            drain(former);
        }
        slot.vacate();
        slot.agent = agent;
        var _ = services.image().whenComplete((image, failure) -> {
            if (failure != null) {
                agent.failToStart(failure);
            } else {
                Thread.ofVirtual().name("agent-start").start(() -> agent.start(image, settings.echoStderr()));
            }
        });
        var _ = agent.lost().thenAccept(post -> onDeath(slot, agent, post));
        var _ = agent.ready().thenRun(() -> services.after(WARM_UP_DELAY, this::warmUp));
        return agent;
    }

    /** An agent that has no slot any longer is still to be looked after until it is dead. */
    private void drain(Agent agent) {
        if (!agent.lost().isDone()) {
            draining.add(agent);
        }
    }

    /** Starts the agents that nobody has needed yet. */
    private void warmUp() {
        lock.lock();
        try {
            for (int i = 0; !closed && i < settings.agents(); i++) {
                if (slots.get(i).agent == null) {
                    start(slots.get(i));
                    return;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean budgetOfStillborn() {
        return stillborn.nanosUntilNext(System.nanoTime()) == 0;
    }

    private void onDeath(Slot slot, Agent dead, AgentDeath post) {
        Optional<String> trouble = Optional.empty();
        lock.lock();
        try {
            charge(dead, post);
            draining.remove(dead);
            if (closed || !dead.equals(slot.agent)) {
                return;
            }
            trouble = refill(slot);
        } finally {
            lock.unlock();
        }
        trouble.ifPresent(services::log);
    }

    /** Starts an agent in a slot that is one of those to be kept up; gives why that cannot be. */
    private Optional<String> refill(Slot slot) {
        if (slot.index >= settings.agents()) {
            slot.vacate();
            return Optional.empty();
        }
        try {
            start(slot);
            return Optional.empty();
        } catch (NoAgentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Notes whose crash it was: of a tenant, or of an agent that never came up. */
    private void charge(Agent dead, AgentDeath post) {
        if (!dead.wasReady()) {
            lastWords = post.cause().detail() + (post.stderrTail().isEmpty() ? "" : ": " + post.stderrTail());
            var _ = closed || stillborn.tryRestart(System.nanoTime());
            return;
        }
        boolean crash = switch (post.cause().reason()) {
            case NATIVE_CRASH, HEAP_OUT_OF_MEMORY, POLICY_VIOLATION, PROTOCOL_VIOLATION -> true;
            default -> false;
        };
        if (crash) {
            dead.culpritTenant().ifPresent(tenant -> tenants.crashed(tenant, System.nanoTime()));
        }
    }

    /** Takes an agent out of service that has served long enough: a fresh one takes its slot, and it ends when it is empty. */
    void recycleIfDue(Agent agent) {
        long resident = agent.meters().residentBytes().orElse(0);
        Optional<String> due =
                settings.recycling().due(agent.served(), agent.seats().size(), resident, agent.uptime());
        Optional<String> trouble = Optional.empty();
        lock.lock();
        try {
            boolean drained = draining.contains(agent);
            if (drained && agent.seats().isEmpty()) {
                agent.retire("it has served long enough");
            }
            Optional<Slot> slot =
                    slots.stream().filter(one -> agent.equals(one.agent)).findFirst();
            if (drained || due.isEmpty() || closed || slot.isEmpty()) {
                return;
            }
            draining.add(agent);
            slot.get().vacate();
            trouble = refill(slot.get());
        } finally {
            lock.unlock();
        }
        services.log(agent + " is replaced: " + due.get());
        trouble.ifPresent(services::log);
    }

    /** To be told when an isolate has ended: an agent that must not serve another one is ended too. */
    public void vacated(Agent agent) {
        if (settings.isolation() == Isolation.SHARED || !agent.seats().isEmpty()) {
            return;
        }
        lock.lock();
        try {
            if (agent.seats().isEmpty()) {
                agent.retire("its isolates are gone, and it must not serve others");
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends an agent that does not end one of its isolates, for that isolate's reason. */
    public void killFor(Agent agent, IsolateId isolate, EndReason reason) {
        agent.kill(reason, "isolate " + isolate + " could not be stopped", Optional.of(isolate), 0, 0);
    }

    /** All agents that live, those included that take no more isolates. */
    List<Agent> living() {
        lock.lock();
        try {
            List<Agent> all = new ArrayList<>(draining);
            for (Slot slot : slots) {
                if (slot.agent != null) {
                    all.add(slot.agent);
                }
            }
            return all;
        } finally {
            lock.unlock();
        }
    }

    /** The agents that run or are coming up. */
    public List<Agent> agents() {
        lock.lock();
        try {
            return slots.stream()
                    .map(slot -> slot.agent)
                    .filter(Objects::nonNull)
                    .filter(Agent::isUsable)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Changes how many agents hold isolates.
     *
     * @throws IllegalStateException if an isolate has been placed already
     */
    public void resize(int agents) {
        lock.lock();
        try {
            if (slots.stream().anyMatch(slot -> slot.used)) {
                throw new IllegalStateException("a pool that is in use keeps its size");
            }
            settings = settings.withAgents(agents);
            while (slots.size() < agents) {
                slots.add(new Slot(slots.size()));
            }
            while (slots.size() > agents) {
                Agent spare = slots.removeLast().agent;
                if (spare != null) {
                    drain(spare);
                    spare.retire("the pool was made smaller");
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many agents hold isolates when all are up. */
    public int size() {
        return settings.agents();
    }

    /** Ends all agents; completes when every one is gone. */
    public CompletableFuture<Void> shutdown() {
        List<Agent> ending;
        lock.lock();
        try {
            closed = true;
            watch.close();
            ending = living();
        } finally {
            lock.unlock();
        }
        ending.forEach(agent -> agent.retire("the sandbox was shut down"));
        return CompletableFuture.allOf(ending.stream().map(Agent::death).toArray(CompletableFuture[]::new));
    }

    @Override
    public void close() {
        shutdown().join();
    }
}
