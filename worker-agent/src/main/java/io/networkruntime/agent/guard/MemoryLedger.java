package io.networkruntime.agent.guard;

import io.networkruntime.protocol.AgentAllowance;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

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
    /** So much of a change is looked into. */
    static final long STEP_BYTES = 4L << 20;

    /** What pages hold beside the objects that V8 counts: the young generation, and what is free between them. */
    private static final long AROUND_BYTES = 16L << 20;

    /** Whether an isolate may hold so much because of what V8 counts. */
    static boolean isExplainedBy(long held, long countedBytes) {
        return held <= countedBytes + countedBytes / 4 + AROUND_BYTES;
    }

    /** What is known of one isolate. */
    private static final class Part {
        private long faults;
        private long touched;
    }

    /** Page faults of one isolate's thread; 0 if it has not run since they were last asked for. */
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
     * Takes in what the process holds now. What it holds less is no longer held by anybody who has run meanwhile, nor by
     * the ended: who freed it cannot be told, and nobody is to be blamed for what is gone.
     */
    synchronized void observe(long residentNow, long faultsNow, Faults thread) {
        long change = residentNow - resident;
        long all = Math.max(1, faultsNow - faults);
        for (Map.Entry<Guarded, Part> one : parts.entrySet()) {
            Part part = one.getValue();
            long seen = thread.of(one.getKey());
            if (seen > 0) {
                double share = change < 0 ? 1 : Math.min(1, (double) (seen - part.faults) / all);
                part.touched = Math.max(0, part.touched + (long) (change * share));
                part.faults = seen;
            }
        }
        limbo = Math.max(0, Math.min(limbo + Math.min(0, change), residentNow - AgentAllowance.BASE_BYTES));
        resident = residentNow;
        faults = faultsNow;
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
                others += one.lastReading().totalBytes() + AgentAllowance.ISOLATE_BYTES;
            }
        }
        return Math.min(part.touched, resident - AgentAllowance.BASE_BYTES - others - limbo);
    }
}
