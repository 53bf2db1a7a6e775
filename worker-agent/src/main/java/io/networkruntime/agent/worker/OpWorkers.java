package io.networkruntime.agent.worker;

import io.networkruntime.engine.isolate.OpExecutor;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that do isolates' longer operations, with the CPU time charged to the isolate that asked.
 *
 * <p>Isolates take turns: one that asks for thousands of operations at once does not keep the others waiting behind all of
 * them. Platform threads, because the clock of a virtual thread cannot be read.
 */
final class OpWorkers {
    /** Operations of one isolate that may be under way or wait; more are refused with a QuotaExceededError. */
    private static final int MAX_PER_ISOLATE = 4096;

    private final ThreadMXBean clocks = ManagementFactory.getThreadMXBean();
    private final ThreadPoolExecutor threads;

    /** Isolates whose operations wait, each once; its lock guards what waits in each. */
    private final Queue<Account> waiting = new ArrayDeque<>();

    OpWorkers(int count) {
        threads = new ThreadPoolExecutor(
                count,
                count,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("op-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    Account open() {
        return new Account();
    }

    private void enqueue(Account account, Runnable operation) {
        synchronized (waiting) {
            if (account.operations.isEmpty()) {
                waiting.add(account);
            }
            account.operations.add(operation);
        }
        threads.execute(this::runNext);
    }

    /** Runs the first operation of the isolate whose turn it is; there is one for each call. */
    private void runNext() {
        Account account;
        Runnable operation;
        synchronized (waiting) {
            account = waiting.remove();
            operation = account.operations.remove();
            if (!account.operations.isEmpty()) {
                waiting.add(account);
            }
        }
        account.metered(operation);
    }

    /**
     * What one isolate has running and has used.
     *
     * <p>Its lock makes an operation count as under way or as ended, never as both or neither, and keeps an interrupt from
     * hitting the next operation of a thread, which may be another isolate's.
     */
    final class Account implements OpExecutor {
        private final AtomicInteger pending = new AtomicInteger();
        private final Queue<Runnable> operations = new ArrayDeque<>();
        private final Map<Thread, Long> running = new HashMap<>();
        private long endedNanos;
        private boolean closed;

        @Override
        public void execute(Runnable operation) {
            if (pending.incrementAndGet() > MAX_PER_ISOLATE) {
                pending.decrementAndGet();
                throw new RejectedExecutionException();
            }
            enqueue(this, operation);
        }

        private void metered(Runnable operation) {
            try {
                if (begin()) {
                    operation.run();
                }
            } finally {
                pending.decrementAndGet();
                end();
            }
        }

        private synchronized boolean begin() {
            running.put(Thread.currentThread(), clocks.getCurrentThreadCpuTime());
            return !closed;
        }

        private synchronized void end() {
            Long before = running.remove(Thread.currentThread());
            endedNanos += before == null ? 0 : clocks.getCurrentThreadCpuTime() - before;
            var _ = Thread.interrupted();
        }

        synchronized long cpuNanos() {
            long sum = endedNanos;
            for (Map.Entry<Thread, Long> one : running.entrySet()) {
                sum += used(one);
            }
            return sum;
        }

        /** CPU time of that operation under way which has used most, in ns; 0 if none is. */
        synchronized long longestNanos() {
            long most = 0;
            for (Map.Entry<Thread, Long> one : running.entrySet()) {
                most = Math.max(most, used(one));
            }
            return most;
        }

        private long used(Map.Entry<Thread, Long> one) {
            long now = clocks.getThreadCpuTime(one.getKey().threadId());
            return Math.max(0, now - one.getValue());
        }

        /** What has not begun is dropped, what is under way is interrupted. */
        synchronized void close() {
            closed = true;
            running.keySet().forEach(Thread::interrupt);
        }
    }
}
