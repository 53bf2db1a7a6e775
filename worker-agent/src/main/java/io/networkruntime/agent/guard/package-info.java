/**
 * The inner ring of limits: watches the CPU clock of turns and the memory of isolates, what V8 does not count included,
 * and tells them to stop. Policy is in {@code TurnLimits} and {@code MemoryLedger}; it knows the guarded isolate only through {@code Guarded}.
 */
@NullMarked
package io.networkruntime.agent.guard;

import org.jspecify.annotations.NullMarked;
