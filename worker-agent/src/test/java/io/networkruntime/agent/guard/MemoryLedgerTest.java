package io.networkruntime.agent.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.networkruntime.engine.isolate.HeapReading;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.IsolateSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MemoryLedgerTest {
    private static final long MIB = 1 << 20;
    private static final long PAGES_PER_MIB = 256;

    private final MemoryLedger ledger = new MemoryLedger();
    private final Figures hog = new Figures(2 * MIB);
    private final Figures neighbour = new Figures(30 * MIB);
    private final List<Guarded> all = List.of(hog, neighbour);
    private final Map<Guarded, Long> faults = new HashMap<>();
    private long processFaults;
    private long resident = 100 * MIB;

    @BeforeEach
    void bothAreThere() {
        ledger.add(hog, 0);
        ledger.add(neighbour, 0);
        ledger.observe(resident, processFaults, this::faultsOf);
    }

    private long faultsOf(Guarded isolate) {
        return faults.getOrDefault(isolate, 0L);
    }

    private void grow(Figures isolate, long mebibytes) {
        resident += mebibytes * MIB;
        processFaults += mebibytes * PAGES_PER_MIB;
        faults.merge(isolate, mebibytes * PAGES_PER_MIB, Long::sum);
        ledger.observe(resident, processFaults, this::faultsOf);
    }

    @Test
    void growthIsPutDownToWhoeverTouchedThePages() {
        grow(hog, 150);
        grow(neighbour, 30);
        assertThat(ledger.heldBy(hog, all)).isBetween(100 * MIB, 150 * MIB);
        assertThat(ledger.heldBy(neighbour, all)).isLessThanOrEqualTo(30 * MIB);
    }

    @Test
    void whatTheAgentAndTheOthersAccountForIsNobodysFault() {
        grow(hog, 60);
        assertThat(ledger.heldBy(hog, all)).isLessThanOrEqualTo(0);
    }

    @Test
    void growthByOtherThreadsIsPutDownToNoIsolate() {
        resident += 200 * MIB;
        processFaults += 200 * PAGES_PER_MIB;
        ledger.observe(resident, processFaults, this::faultsOf);
        assertThat(ledger.heldBy(hog, all)).isZero();
        assertThat(ledger.heldBy(neighbour, all)).isZero();
    }

    @Test
    void whatIsGivenBackIsHeldNoLonger() {
        grow(hog, 200);
        resident -= 150 * MIB;
        ledger.observe(resident, processFaults, this::faultsOf);
        assertThat(ledger.heldBy(hog, all)).isLessThanOrEqualTo(50 * MIB);
    }

    @Test
    void whoeverTakesAndFreesInTurnsHoldsLittle() {
        grow(neighbour, 200);
        ledger.remove(neighbour);
        for (int i = 0; i < 50; i++) {
            grow(hog, 20);
            resident -= 20 * MIB;
            ledger.observe(resident, processFaults, this::faultsOf);
        }
        assertThat(ledger.heldBy(hog, all)).isLessThanOrEqualTo(20 * MIB);
    }

    @Test
    void whatAnEndedIsolateHeldIsNotTheNeighboursFault() {
        grow(neighbour, 40);
        grow(hog, 200);
        ledger.remove(hog);
        assertThat(ledger.heldBy(neighbour, List.of(neighbour))).isLessThanOrEqualTo(30 * MIB);
        assertThat(ledger.heldBy(hog, all)).isZero();
    }

    /** An isolate of which nothing but its last reading matters. */
    private record Figures(long heapBytes) implements Guarded {
        @Override
        public HeapReading lastReading() {
            return new HeapReading(heapBytes, 0);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }

        @Override
        public IsolateSpec spec() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isPaused() {
            return false;
        }

        @Override
        public TurnClock clock() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long cpuNanos() {
            return 0;
        }

        @Override
        public long operationNanos() {
            return 0;
        }

        @Override
        public CompletableFuture<@Nullable HeapReading> measureHeap() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void noteHeap(HeapReading reading) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long threadId() {
            return 0;
        }

        @Override
        public CompletableFuture<Boolean> giveBack() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long destroyDeadline() {
            return 0;
        }

        @Override
        public EndReason destroyReason() {
            return EndReason.MANUAL;
        }

        @Override
        public void stop(Stop stop) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void reportProgress() {
            throw new UnsupportedOperationException();
        }
    }
}
