package io.networkruntime.supervisor.process;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The one thread that starts all agents, and that lives as long as they may.
 *
 * <p>Linux sends PR_SET_PDEATHSIG when the starting <em>thread</em> ends, and gives a child the restrictions of that thread
 * (prctl(2), landlock(7), seccomp(2)); so it must be a platform thread, must not end early, and nothing else may run on it.
 */
final class SpawnThread implements AutoCloseable {
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;

    SpawnThread(String name) {
        thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
        thread.start();
    }

    private void run() {
        while (!closed) {
            try {
                tasks.take().run();
            } catch (InterruptedException ignored) {
                // Only close() ends this thread: its end would kill the agents.
            }
        }
    }

    <T> CompletableFuture<T> submit(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        tasks.add(() -> {
            try {
                result.complete(task.call());
            } catch (Exception | LinkageError failure) {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }

    /** Ends the thread, and with it every agent that still runs. */
    @Override
    public void close() {
        tasks.add(() -> closed = true);
    }
}
