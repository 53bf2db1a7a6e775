/** The tests that are written in JavaScript, each file in an isolate of its own. */
@NullMarked
package io.networkruntime.engine.script;

import org.jspecify.annotations.NullMarked;
