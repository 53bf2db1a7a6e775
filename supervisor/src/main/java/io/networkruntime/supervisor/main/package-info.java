/**
 * The main isolate: the trusted script with its event loop, and {@code V8Sandbox}, which is a client of the public API like
 * any other.
 */
@NullMarked
package io.networkruntime.supervisor.main;

import org.jspecify.annotations.NullMarked;
