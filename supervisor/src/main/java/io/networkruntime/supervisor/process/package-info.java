/**
 * Mechanism: starts agents, moves bytes to and from them, reads their meters and kills them; it decides nothing.
 *
 * <p>It may call {@code limits} and the operating system, and it alone may call native functions. It knows neither frames
 * nor isolates.
 */
@NullMarked
package io.networkruntime.supervisor.process;

import org.jspecify.annotations.NullMarked;
