package io.networkruntime.engine.isolate;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What an isolate has to do next: posted tasks, the deadline of its earliest timer, and the operations under way.
 *
 * <p>{@link #post} may be called on any thread; all else belongs to the isolate's owner. How the owner waits is its own
 * affair: it is told to wake through the signal given at construction, which must not get lost when it comes early.
 */
public final class EventLoop {
    /** No timer is armed. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final double NANOS_PER_MILLI = 1e6;

    private final long origin = System.nanoTime();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger operations = new AtomicInteger();
    private final Runnable wakeUp;
    private long timerDeadline = NEVER;

    public EventLoop(Runnable wakeUp) {
        this.wakeUp = wakeUp;
    }

    /** Hands a task to the owner; it enters the isolate in a turn of its own. */
    public void post(Runnable task) {
        tasks.add(task);
        wakeUp.run();
    }

    /** Runs the oldest posted task, if there is one. */
    public boolean runTask() {
        Runnable task = tasks.poll();
        if (task == null) {
            return false;
        }
        task.run();
        return true;
    }

    public boolean hasTasks() {
        return !tasks.isEmpty();
    }

    /** The time of {@link System#nanoTime} at which the earliest timer is due, or {@link #NEVER}. */
    public long timerDeadline() {
        return timerDeadline;
    }

    /** How long the owner may sleep, in ns; 0 if a timer is due, {@link #NEVER} if none is armed. */
    public long nanosUntilTimer() {
        return timerDeadline == NEVER ? NEVER : Math.max(0, timerDeadline - System.nanoTime());
    }

    /** The clock of the bundle's deadlines, in ms since this loop was made. */
    double millisNow() {
        return (System.nanoTime() - origin) / NANOS_PER_MILLI;
    }

    /** Notes the next deadline on the clock of {@link #millisNow}; a negative one means that no timer is armed. */
    void armTimer(double deadlineMillis) {
        timerDeadline = nanosOf(deadlineMillis);
    }

    /** As {@link #armTimer}, unless an earlier deadline is armed already. */
    void armTimerIfEarlier(double deadlineMillis) {
        timerDeadline = Math.min(timerDeadline, nanosOf(deadlineMillis));
    }

    void disarmTimer() {
        timerDeadline = NEVER;
    }

    private long nanosOf(double deadlineMillis) {
        return deadlineMillis < 0 ? NEVER : origin + (long) (deadlineMillis * NANOS_PER_MILLI);
    }

    void operationStarted() {
        operations.incrementAndGet();
    }

    void operationEnded() {
        operations.decrementAndGet();
    }

    /** The asynchronous operations that have not answered yet. */
    public int pendingOperations() {
        return operations.get();
    }
}
