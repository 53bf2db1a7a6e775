/**
 * One V8 isolate with its event loop: what the main isolate and the worker isolates have in common.
 *
 * <p>An isolate is confined to its owner thread, except where a method says otherwise. No value of guest code passes
 * through Javet's converters: guest values stay on the JavaScript side, and only numbers, booleans, strings that the
 * bundle made, and byte buffers that the bundle owns cross the border.
 */
@NullMarked
package io.networkruntime.engine.isolate;

import org.jspecify.annotations.NullMarked;
