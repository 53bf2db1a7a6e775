package io.networkruntime.supervisor.pool;

import io.networkruntime.engine.natives.CacheFolder;
import io.networkruntime.supervisor.limits.QueueRoom;
import io.networkruntime.supervisor.process.AgentLauncher;
import io.networkruntime.supervisor.process.CgroupMemory;
import io.networkruntime.supervisor.process.Enforcement;
import io.networkruntime.supervisor.process.WireLoop;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What all pools of a process share: the launcher, the poll loop, a timer, and the image of the agents.
 *
 * <p>Any thread may use it. Closing it ends every agent.
 */
public final class AgentServices implements AutoCloseable {
    private final AgentLauncher launcher = new AgentLauncher();
    private final WireLoop wires = new WireLoop("agent-wires");
    private final QueueRoom queueRoom = QueueRoom.ofHeap();
    private final ScheduledExecutorService timer;
    private final CompletableFuture<AgentImage> image;
    private final CompletableFuture<Optional<CgroupMemory>> cgroups;
    private final Consumer<String> log;

    /**
     * Begins to make the image ready in the background.
     *
     * @param log hears what operators may want to know, a line at a time
     */
    public AgentServices(CacheFolder cache, Consumer<String> log) {
        this(launcher -> new AgentImages(cache, launcher, log).prepare(), log);
    }

    /** Services whose agents run this image, whatever it is made of. */
    public AgentServices(AgentImage image, Consumer<String> log) {
        this(_ -> image, log);
    }

    private AgentServices(Function<AgentLauncher, AgentImage> maker, Consumer<String> log) {
        this.log = log;
        // Tasks that come after the end are dropped, whoever comes first.
        ScheduledThreadPoolExecutor one = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("agent-timer").daemon().factory(), new ThreadPoolExecutor.DiscardPolicy());
        one.setRemoveOnCancelPolicy(true);
        timer = one;
        cgroups = CompletableFuture.supplyAsync(CgroupMemory::detect, Thread::startVirtualThread);
        image = CompletableFuture.supplyAsync(
                () -> maker.apply(launcher),
                Executors.newThreadPerTaskExecutor(
                        Thread.ofPlatform().name("agent-image").daemon().factory()));
    }

    /** The loop that reads from all agents; the main isolate leads it while it waits. */
    public WireLoop wires() {
        return wires;
    }

    /** What may wait for the isolates of all pools. */
    public QueueRoom queueRoom() {
        return queueRoom;
    }

    /** Completes with the image; exceptionally if none can be made. */
    public CompletableFuture<AgentImage> image() {
        return image.copy();
    }

    /** Where agents get a memory limit of the kernel's; waits for the look at this machine, which takes milliseconds. */
    public Optional<CgroupMemory> cgroups() {
        return cgroups.join();
    }

    /** Says in the log what this machine lets us enforce, a line each, as soon as that is known. */
    public void reportEnforcement() {
        var _ = cgroups.thenAccept(place -> Enforcement.probe(place).forEach(found -> log.accept(found.graded())));
    }

    AgentLauncher launcher() {
        return launcher;
    }

    /** Runs a brief task later, unless the services are closed by then. */
    public void after(Duration delay, Runnable task) {
        var _ = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Runs a brief task later unless this comes first; what the task holds is let go of then. */
    public void afterUnless(CompletableFuture<?> comesFirst, Duration delay, Runnable task) {
        if (!comesFirst.isDone()) {
            var late = timer.schedule(
                    () -> {
                        if (!comesFirst.isDone()) {
                            task.run();
                        }
                    },
                    delay.toNanos(),
                    TimeUnit.NANOSECONDS);
            var _ = comesFirst.whenComplete((_, _) -> late.cancel(false));
        }
    }

    void log(String line) {
        log.accept(line);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        launcher.close();
        wires.close();
    }
}
