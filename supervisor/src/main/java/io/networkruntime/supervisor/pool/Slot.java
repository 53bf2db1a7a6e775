package io.networkruntime.supervisor.pool;

import org.jspecify.annotations.Nullable;

/** A place for one agent at a time in a pool; guarded by the pool's lock. */
final class Slot {
    final int index;

    @Nullable
    Agent agent;

    @Nullable
    String tenant;

    boolean used;

    Slot(int index) {
        this.index = index;
    }

    int load() {
        Agent current = agent;
        return current == null ? 0 : current.seats().size();
    }

    boolean serves(String wanted) {
        return used && wanted.equals(tenant);
    }

    void vacate() {
        agent = null;
        tenant = null;
        used = false;
    }
}
