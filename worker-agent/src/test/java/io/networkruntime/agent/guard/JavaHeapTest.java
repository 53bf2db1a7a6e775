package io.networkruntime.agent.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class JavaHeapTest {
    private static final long MIB = 1 << 20;

    private long alive = 4 * MIB;
    private long committed = 8 * MIB;
    private int collections;
    private final JavaHeap heap = new JavaHeap(() -> committed, () -> committed - alive, this::collect);

    private void collect() {
        collections++;
        committed = Math.max(8 * MIB, alive + alive / 2);
    }

    @Test
    void aSmallHeapIsLeftAlone() {
        committed = 40 * MIB;
        heap.look();
        assertThat(collections).isZero();
        assertThat(heap.grownBytes()).isEqualTo(32 * MIB);
    }

    @Test
    void garbageIsCollectedBeforeItIsMuch() {
        for (int i = 0; i < 1000; i++) {
            committed += MIB;
            heap.look();
            assertThat(heap.grownBytes()).isLessThanOrEqualTo(JavaHeap.GARBAGE_BYTES + 8 * MIB);
        }
        assertThat(collections).isBetween(10, 40);
    }

    @Test
    void whatIsAliveIsNotCollectedOverAndOver() {
        for (int i = 0; i < 500; i++) {
            alive += MIB;
            committed = Math.max(committed, alive + alive / 10);
            heap.look();
        }
        assertThat(collections).isBetween(1, 12);
        int before = collections;
        for (int i = 0; i < 100; i++) {
            heap.look();
        }
        assertThat(collections).isEqualTo(before);
    }

    @Test
    void whatWasNeededOnceIsGivenBack() {
        alive = 500 * MIB;
        committed = 600 * MIB;
        heap.look();
        alive = 4 * MIB;
        heap.look();
        assertThat(committed).isLessThan(50 * MIB);
    }

    @Test
    void aHeapAtRestIsSmall() {
        committed = 30 * MIB;
        heap.rest();
        heap.rest();
        assertThat(collections).isOne();
        assertThat(committed).isEqualTo(8 * MIB);
    }
}
