package io.networkruntime.protocol;

import java.util.Locale;

/** Why an isolate ended: a closed list, the same words in events, logs and statistics. */
public enum EndReason {
    /** {@code destroy()} was called. */
    MANUAL,
    /** The sandbox was shut down. */
    SHUTDOWN,
    CPU_LIMIT_EXCEEDED,
    MEMORY_LIMIT_EXCEEDED,
    WALL_LIMIT_EXCEEDED,
    MESSAGE_LIMIT_EXCEEDED,
    OUTPUT_LIMIT_EXCEEDED,
    /** V8 itself ran out of heap. */
    HEAP_OUT_OF_MEMORY,
    /** The agent's native code died: V8 abort, JVM crash, SIGSEGV and the like. */
    NATIVE_CRASH,
    /** The kernel killed the agent for a forbidden system call (SIGSYS). */
    POLICY_VIOLATION,
    /** The agent sent what no honest agent sends. */
    PROTOCOL_VIOLATION,
    /** The agent is gone for a cause outside this isolate. */
    AGENT_LOST,
    /** The agent was replaced on schedule. */
    RECYCLED;

    /** The word that users see: lower case with underscores. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the host asked for this end, so that it is told as {@code destroyed}, not {@code terminated}. */
    public boolean isByHost() {
        return this == MANUAL || this == SHUTDOWN;
    }
}
