package io.networkruntime.protocol;

import java.util.Arrays;

/** The calls of one kind that wait for their answer: a set of ids that allocates only as it grows. */
final class CallLedger {
    private static final long FREE = -1;
    private static final long[] NONE = {};

    private long[] slots = NONE;
    private int size;

    int size() {
        return size;
    }

    /** Notes a call; false if it is there already. */
    boolean add(CallId call) {
        if (2 * (size + 1) > slots.length) {
            grow();
        }
        int at = find(call.value());
        if (slots[at] != FREE) {
            return false;
        }
        slots[at] = call.value();
        size++;
        return true;
    }

    /** Strikes a call out; false if it is not there. */
    boolean remove(CallId call) {
        if (size == 0) {
            return false;
        }
        int hole = find(call.value());
        if (slots[hole] == FREE) {
            return false;
        }
        size--;
        // close the gap, so that a later probe does not stop short of what lies behind it
        int mask = slots.length - 1;
        for (int at = (hole + 1) & mask; slots[at] != FREE; at = (at + 1) & mask) {
            int home = home(slots[at]);
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                slots[hole] = slots[at];
                hole = at;
            }
        }
        slots[hole] = FREE;
        return true;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[Math.max(8, 2 * old.length)];
        Arrays.fill(slots, FREE);
        for (long call : old) {
            if (call != FREE) {
                slots[find(call)] = call;
            }
        }
    }

    private int find(long call) {
        int at = home(call);
        while (slots[at] != FREE && slots[at] != call) {
            at = (at + 1) & (slots.length - 1);
        }
        return at;
    }

    /** Ids may be the agent's choice: multiplied, so that it takes some trouble to make them collide. */
    private int home(long call) {
        return (int) ((call * 0x9E37_79B9_7F4A_7C15L) >>> 32) & (slots.length - 1);
    }
}
