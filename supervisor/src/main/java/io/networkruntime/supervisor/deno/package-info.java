/**
 * The Deno namespace of the main isolate: one class of operations per area. Sees the engine's operation table and the JDK;
 * never V8, the agents, the pool or the main loop, which give it a {@link DenoHost} instead.
 */
@NullMarked
package io.networkruntime.supervisor.deno;

import org.jspecify.annotations.NullMarked;
