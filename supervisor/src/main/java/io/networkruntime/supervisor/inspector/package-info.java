/**
 * The DevTools protocol on a socket: an HTTP server that debuggers find, and what it lists. It knows neither programs nor
 * workers, and nothing of what is said.
 */
@NullMarked
package io.networkruntime.supervisor.inspector;

import org.jspecify.annotations.NullMarked;
