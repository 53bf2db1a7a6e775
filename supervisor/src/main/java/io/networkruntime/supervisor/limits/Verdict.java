package io.networkruntime.supervisor.limits;

import io.networkruntime.protocol.EndReason;
import java.util.Optional;

/** What a measurement means. */
public sealed interface Verdict {
    /** Within all limits. */
    record Fine() implements Verdict {}

    /** A turn, or a life, used more CPU time than it may; both in ns. */
    record OverCpu(long measuredNanos, long limitNanos) implements Verdict {}

    /** An agent holds more memory than it may; both in bytes. */
    record OverMemory(long measuredBytes, long limitBytes) implements Verdict {}

    /** The reason to record before the kill; empty if there is none to kill. */
    default Optional<EndReason> reason() {
        return switch (this) {
            case Fine fine -> Optional.empty();
            case OverCpu over -> Optional.of(EndReason.CPU_LIMIT_EXCEEDED);
            case OverMemory over -> Optional.of(EndReason.MEMORY_LIMIT_EXCEEDED);
        };
    }
}
