package io.networkruntime.agent.guard;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One thread that watches all isolates of the agent while any of them works.
 *
 * <p>It looks every {@value #PERIOD_MILLIS} ms, and at the moment a limit runs out if that is earlier; when no isolate has
 * had a turn for a while it sleeps until one begins, so that idle isolates cost nothing.
 */
public final class Guard {
    static final int PERIOD_MILLIS = 10;
    private static final long PERIOD_NANOS = PERIOD_MILLIS * 1_000_000L;
    private static final long MEMORY_PERIOD_NANOS = 2 * PERIOD_NANOS;
    private static final long PROGRESS_PERIOD_NANOS = 4 * PERIOD_NANOS;
    private static final long MIN_SLEEP_NANOS = 500_000;
    private static final int QUIET_ROUNDS = 50;
    private static final long ANSWER_SECONDS = 60;

    private final Runnable eachRound;
    private final Map<Guarded, Watch> watched = new ConcurrentHashMap<>();
    private final KernelMemory kernel = new KernelMemory();
    private final JavaHeap heap = new JavaHeap();
    private final MemoryLedger ledger = new MemoryLedger();
    private final Thread thread = Thread.ofPlatform().name("guard").daemon().unstarted(this::run);
    private volatile boolean asleep;

    /** @param eachRound what else is to be done once a round while isolates work, such as flushing output */
    public Guard(Runnable eachRound) {
        this.eachRound = eachRound;
    }

    public void start() {
        thread.start();
    }

    public void watch(Guarded isolate) {
        if (isolate.spec().memoryBytes() > 0) {
            ledger.add(isolate, kernel.faults(isolate.threadId()));
        }
        watched.put(isolate, new Watch(isolate));
        wake();
    }

    /** Once this returns the guard does not touch the isolate again, so that it may be disposed. */
    public void forget(Guarded isolate) {
        Watch watch = watched.remove(isolate);
        if (watch != null) {
            watch.end();
        }
        ledger.remove(isolate);
    }

    /** To be called when a turn begins: cheap unless the guard sleeps. */
    public void wakeForTurn() {
        if (asleep) {
            wake();
        }
    }

    private void wake() {
        asleep = false;
        LockSupport.unpark(thread);
    }

    private void run() {
        int quiet = 0;
        while (true) {
            long now = System.nanoTime();
            long sleep = PERIOD_NANOS;
            boolean active = false;
            for (Watch watch : watched.values()) {
                active |= watch.look(now);
                sleep = Math.min(sleep, watch.nanosLeft());
            }
            if (active) {
                heap.look();
                lookAtProcess();
            }
            eachRound.run();
            quiet = active ? 0 : quiet + 1;
            if (quiet <= QUIET_ROUNDS) {
                LockSupport.parkNanos(this, Math.max(sleep, MIN_SLEEP_NANOS));
            } else {
                heap.rest();
                sleepUntilTurn();
                quiet = 0;
            }
        }
    }

    /** What V8 does not count of an isolate's memory is seen in what the process holds beside its Java heap. */
    private void lookAtProcess() {
        long resident = kernel.residentBytes() - heap.grownBytes();
        if (ledger.isEmpty() || !ledger.hasMoved(resident)) {
            return;
        }
        ledger.observe(resident, kernel.faults(), this::faultsOf);
        for (Watch watch : watched.values()) {
            if (watch.isAtWork()) {
                watch.lookAtHolding(ledger.heldBy(watch.isolate, watched.keySet()));
            }
        }
    }

    /** Of an isolate that has not run since it was last asked, 0. */
    private long faultsOf(Guarded isolate) {
        Watch watch = watched.get(isolate);
        return watch != null && watch.takeWorked() ? kernel.faults(isolate.threadId()) : 0;
    }

    private void sleepUntilTurn() {
        asleep = true;
        // A turn that began before the flag was seen is found here; one that begins later wakes this thread.
        boolean idle = true;
        for (Watch watch : watched.values()) {
            idle &= !watch.hasNews();
        }
        while (idle && asleep) {
            LockSupport.park(this);
        }
        asleep = false;
    }

    /** Whether an isolate that holds too much was made to give back what it does not need. */
    private enum Garbage {
        UNTOUCHED,
        ASKED_FOR,
        GIVEN_BACK
    }

    /** What the guard remembers of one isolate; used by the guard's thread alone. */
    private static final class Watch {
        private final Guarded isolate;
        private boolean ended;
        private long seenTurn;
        private long turnCpuStart;
        private long turnWallStart;
        private long turnLooked;
        private long nanosLeft = Long.MAX_VALUE;
        private long memoryLooked;
        private long progressTold;
        private long progressTurn;
        private volatile boolean measuring;
        private volatile Garbage garbage = Garbage.UNTOUCHED;
        private boolean atWork;
        private boolean worked;

        Watch(Guarded isolate) {
            this.isolate = isolate;
        }

        boolean hasNews() {
            return isolate.clock().turn() != seenTurn || isolate.destroyDeadline() != 0;
        }

        long nanosLeft() {
            return nanosLeft;
        }

        /** Waits for a look that is under way: what it does to the isolate, or says of it, comes before the isolate's end. */
        synchronized void end() {
            ended = true;
        }

        /** Looks at the isolate; gives whether it has worked since the last look. */
        synchronized boolean look(long now) {
            if (ended) {
                return false;
            }
            long turn = isolate.clock().turn();
            nanosLeft = Long.MAX_VALUE;
            boolean running = TurnClock.isRunning(turn);
            if (running) {
                lookAtTurn(turn, now);
            }
            long operation = isolate.operationNanos();
            if (operation > 0) {
                lookAtOperation(operation);
            }
            boolean active = running || operation > 0 || turn != seenTurn;
            atWork = running;
            worked |= active;
            seenTurn = turn;
            lookAtMemory(running, now);
            lookAtDestroy(now);
            tellProgress(turn, now);
            return active || isolate.destroyDeadline() != 0;
        }

        /** An operation may use what a turn may: whoever asks for too much ends as one who does it himself. */
        private void lookAtOperation(long cpu) {
            Stop stop = TurnLimits.judgeTime(isolate.spec(), cpu, 0, isolate.cpuNanos());
            if (stop != null) {
                isolate.stop(stop);
            }
        }

        private void lookAtTurn(long turn, long now) {
            long cpu = isolate.cpuNanos();
            if (turn != seenTurn) {
                turnCpuStart = cpu;
                turnWallStart = now;
            } else if (isolate.isPaused()) {
                turnWallStart += now - turnLooked;
            }
            turnLooked = now;
            Stop stop = TurnLimits.judgeTime(isolate.spec(), cpu - turnCpuStart, now - turnWallStart, cpu);
            if (stop != null && isolate.clock().turn() == turn) {
                isolate.stop(stop);
            }
            long limit = isolate.spec().turnCpuNanos();
            if (limit > 0 && stop == null) {
                nanosLeft = limit - (cpu - turnCpuStart);
            }
        }

        /** Only a turn that goes on is asked from here; an isolate measures itself when a turn ends. */
        private void lookAtMemory(boolean running, long now) {
            if (!running
                    || measuring
                    || isolate.isPaused()
                    || now - turnWallStart < MEMORY_PERIOD_NANOS
                    || now - memoryLooked < MEMORY_PERIOD_NANOS) {
                return;
            }
            memoryLooked = now;
            measuring = true;
            // Javet forgets a question that V8 has not answered within a minute.
            var _ = isolate.measureHeap()
                    .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .whenComplete((reading, _) -> {
                        measuring = false;
                        if (reading != null) {
                            isolate.noteHeap(reading);
                            Stop stop = TurnLimits.judgeMemory(isolate.spec(), reading.totalBytes());
                            if (stop != null) {
                                isolate.stop(stop);
                            }
                        }
                    });
        }

        boolean isAtWork() {
            return atWork;
        }

        /** Whether it has worked since this was last asked. */
        boolean takeWorked() {
            boolean was = worked;
            worked = false;
            return was;
        }

        /** What it holds by the kernel's count may be garbage that V8 does not know the size of. */
        synchronized void lookAtHolding(long held) {
            long counted = isolate.lastReading().totalBytes();
            // What V8 counts is judged by what V8 says, and never by the pages around it.
            Stop stop = MemoryLedger.isExplainedBy(held, counted) ? null : TurnLimits.judgeMemory(isolate.spec(), held);
            if (ended || garbage == Garbage.ASKED_FOR) {
                return;
            }
            if (stop == null) {
                garbage = Garbage.UNTOUCHED;
            } else if (garbage == Garbage.GIVEN_BACK) {
                isolate.stop(stop);
            } else {
                garbage = Garbage.ASKED_FOR;
                var _ = isolate.giveBack()
                        .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                        .whenComplete((given, _) ->
                                garbage = Boolean.TRUE.equals(given) ? Garbage.GIVEN_BACK : Garbage.UNTOUCHED);
            }
        }

        private void lookAtDestroy(long now) {
            long deadline = isolate.destroyDeadline();
            if (deadline != 0 && now - deadline > 0) {
                isolate.stop(Stop.of(isolate.destroyReason()));
            }
        }

        private void tellProgress(long turn, long now) {
            if (turn != progressTurn && now - progressTold >= PROGRESS_PERIOD_NANOS) {
                progressTold = now;
                progressTurn = turn;
                isolate.reportProgress();
            }
        }
    }
}
