/**
 * The supervisor's agents: their start, the talk with each, placement, replacement within a budget, the outer ring of
 * limits, and the truth about each death. It knows an isolate only as a {@link io.networkruntime.supervisor.pool.Seat}.
 */
@NullMarked
package io.networkruntime.supervisor.pool;

import org.jspecify.annotations.NullMarked;
