package io.networkruntime.supervisor.main;

import io.networkruntime.supervisor.inspector.InspectorAddress;
import java.util.Optional;

/**
 * Who may be debugged, and where debuggers connect.
 *
 * @param main for the main isolate
 * @param workers for the worker isolates; may be the same address
 */
public record InspectorSettings(Optional<InspectorAddress> main, Optional<InspectorAddress> workers) {
    /** Nobody. */
    public static final InspectorSettings NONE = new InspectorSettings(Optional.empty(), Optional.empty());

    boolean isNone() {
        return main.isEmpty() && workers.isEmpty();
    }

    /** Whether one server does for both. */
    boolean isShared() {
        return main.isPresent() && workers.isPresent() && main.get().isSamePlace(workers.get());
    }
}
