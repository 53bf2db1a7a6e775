package io.networkruntime.engine.isolate;

/** Runs asynchronous operations beside the isolate; may refuse one with a {@code RejectedExecutionException}. */
@FunctionalInterface
public interface OpExecutor {
    void execute(Runnable operation);

    /** Each operation on a virtual thread of its own. */
    static OpExecutor virtualThreads() {
        return operation -> Thread.ofVirtual().name("op").start(operation);
    }
}
