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
    /**
     * Something to be done on the thread.
     *
     * @param refuse what is done instead when the thread has ended
     */
    private record Task(Runnable run, Runnable refuse) {}

    private final LinkedBlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;

    SpawnThread(String name) {
        thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
        thread.start();
    }

    private void run() {
        while (!closed) {
            try {
                tasks.take().run().run();
            } catch (InterruptedException ignored) {
                // Only close() ends this thread: its end would kill the agents.
            }
        }
        refuseAll();
    }

    /** Has the thread do this; fails with an IllegalStateException when it has ended. */
    <T> CompletableFuture<T> submit(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        tasks.add(new Task(
                () -> {
                    try {
                        result.complete(task.call());
                    } catch (Exception | LinkageError failure) {
                        result.completeExceptionally(failure);
                    }
                },
                () -> result.completeExceptionally(new IllegalStateException("no agent is started any longer"))));
        if (closed) {
            // The thread may have looked for the last time before.
            refuseAll();
        }
        return result;
    }

    private void refuseAll() {
        for (Task task = tasks.poll(); task != null; task = tasks.poll()) {
            task.refuse().run();
        }
    }

    /** Ends the thread, and with it every agent that still runs. */
    @Override
    public void close() {
        tasks.add(new Task(() -> closed = true, () -> {}));
    }
}
