/**
 * The DevTools protocol on a socket: an HTTP server that debuggers find, and their sessions with V8's inspector. It knows of one
 * isolate and its event loop, and of no program.
 */
@NullMarked
package io.networkruntime.supervisor.inspector;

import org.jspecify.annotations.NullMarked;
