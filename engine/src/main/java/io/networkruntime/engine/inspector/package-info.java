/**
 * V8's inspector of one isolate: the conversations of debuggers with it, also while V8 stands still. It knows the event loop and
 * neither sockets nor pipes.
 */
@NullMarked
package io.networkruntime.engine.inspector;

import org.jspecify.annotations.NullMarked;
