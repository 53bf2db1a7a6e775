/**
 * A worker isolate from the supervisor's side: its state, what is under way in both directions, its one end, and
 * its debuggers. It serialises nothing, runs no JavaScript, and calls its listener on the thread that polls or that saw a death.
 */
@NullMarked
package io.networkruntime.supervisor.isolate;

import org.jspecify.annotations.NullMarked;
