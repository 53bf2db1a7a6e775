package io.networkruntime.supervisor.pool;

import io.networkruntime.engine.natives.CacheFolder;
import io.networkruntime.supervisor.process.AgentLauncher;
import io.networkruntime.supervisor.process.WireLoop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What all pools of a process share: the launcher, the poll loop, a timer, and the image of the agents.
 *
 * <p>Any thread may use it. Closing it ends every agent.
 */
public final class AgentServices implements AutoCloseable {
    private final AgentLauncher launcher = new AgentLauncher();
    private final WireLoop wires = new WireLoop("agent-wires");
    private final ScheduledExecutorService timer;
    private final CompletableFuture<AgentImage> image;
    private final Consumer<String> log;

    /**
     * Begins to make the image ready in the background.
     *
     * @param log hears what operators may want to know, a line at a time
     */
    public AgentServices(CacheFolder cache, Consumer<String> log) {
        this.log = log;
        ScheduledThreadPoolExecutor one = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("agent-timer").daemon().factory());
        one.setRemoveOnCancelPolicy(true);
        timer = one;
        image = CompletableFuture.supplyAsync(
                () -> new AgentImages(cache, launcher, log).prepare(),
                Executors.newThreadPerTaskExecutor(
                        Thread.ofPlatform().name("agent-image").daemon().factory()));
    }

    /** The loop that reads from all agents; the main isolate leads it while it waits. */
    public WireLoop wires() {
        return wires;
    }

    /** Completes with the image; exceptionally if none can be made. */
    public CompletableFuture<AgentImage> image() {
        return image.copy();
    }

    AgentLauncher launcher() {
        return launcher;
    }

    /** Runs a brief task later, unless the services are closed by then. */
    public void after(Duration delay, Runnable task) {
        if (!timer.isShutdown()) {
            var _ = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    ScheduledExecutorService timer() {
        return timer;
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
