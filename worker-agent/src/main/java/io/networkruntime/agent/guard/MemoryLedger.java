package io.networkruntime.agent.guard;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What isolates hold of the process's memory beside what V8 counts: objects of ICU, code and tables of WebAssembly.
 *
 * <p>A thread that makes the process grow touches pages that nobody touched before, and the kernel counts those per thread. So
 * growth is put down to the isolates by their page faults. It is an upper bound, as memory may be reused by others; so is
 * what the process holds beyond what everybody else accounts for. The lesser of the two counts.
 *
 * <p>Any thread; the guard's thread observes.
 */
final class MemoryLedger {
    /** What an agent holds without isolates, as the supervisor grants it. */
    static final long BASE_BYTES = 128L << 20;

    /** What an isolate costs beside its own memory, as the supervisor grants it. */
    static final long OVERHEAD_BYTES = 16L << 20;

    /** So much of a change is looked into. */
    static final long STEP_BYTES = 4L << 20;

    /** What is known of one isolate. */
    private static final class Part {
        private long faults;
        private long touched;
    }

    /** Page faults of one isolate's thread, as far as they are asked for. */
    interface Faults {
        long of(Guarded isolate);
    }

    private final Map<Guarded, Part> parts = new HashMap<>();
    private long resident;
    private long faults;

    /** What isolates held that have ended: it goes back to the kernel late. */
    private long limbo;

    synchronized void add(Guarded isolate, long faultsSoFar) {
        Part part = new Part();
        part.faults = faultsSoFar;
        parts.put(isolate, part);
    }

    synchronized void remove(Guarded isolate) {
        Part part = parts.remove(isolate);
        if (part != null) {
            limbo += part.touched;
        }
    }

    synchronized boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Whether the process holds so much more or less than when last taken in that it is worth asking for page faults. */
    synchronized boolean hasMoved(long residentNow) {
        return Math.abs(residentNow - resident) >= STEP_BYTES;
    }

    /**
     * Takes in what the process holds now.
     *
     * @param gaveBack which isolates have just given back what they did not need: what the process holds less is theirs
     */
    synchronized void observe(long residentNow, long faultsNow, Faults thread, Predicate<Guarded> gaveBack) {
        long change = residentNow - resident;
        long all = Math.max(1, faultsNow - faults);
        for (Map.Entry<Guarded, Part> one : parts.entrySet()) {
            Part part = one.getValue();
            long seen = Math.max(part.faults, thread.of(one.getKey()));
            if (change > 0) {
                part.touched += (long) (change * Math.min(1, (double) (seen - part.faults) / all));
            }
            part.faults = seen;
        }
        if (change < 0) {
            shrink(-change, gaveBack);
        }
        limbo = Math.min(limbo, Math.max(0, residentNow - BASE_BYTES));
        resident = residentNow;
        faults = faultsNow;
    }

    private void shrink(long bytes, Predicate<Guarded> gaveBack) {
        parts.forEach((isolate, part) -> {
            if (gaveBack.test(isolate)) {
                part.touched = Math.max(0, part.touched - bytes);
            }
        });
        long ofEnded = Math.min(limbo, bytes);
        limbo -= ofEnded;
        long rest = bytes - ofEnded;
        long sum = parts.values().stream().mapToLong(part -> part.touched).sum();
        for (Part part : parts.values()) {
            part.touched -= sum == 0 ? 0 : (long) (part.touched * Math.min(1, (double) rest / sum));
        }
    }

    /** What an isolate holds at most, of all that the process held when last observed. */
    synchronized long heldBy(Guarded isolate, Collection<Guarded> all) {
        Part part = parts.get(isolate);
        if (part == null) {
            return 0;
        }
        long others = 0;
        for (Guarded one : all) {
            if (!one.equals(isolate)) {
                others += one.lastReading().totalBytes() + OVERHEAD_BYTES;
            }
        }
        return Math.min(part.touched, resident - BASE_BYTES - others - limbo);
    }
}
