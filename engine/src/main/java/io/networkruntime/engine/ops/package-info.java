/**
 * Host functions behind the web APIs: the table that names them, what crosses the border to JavaScript, and one class
 * per API family. An operation sees plain Java values; it never touches V8, and never blocks the isolate's thread.
 */
@NullMarked
package io.networkruntime.engine.ops;

import org.jspecify.annotations.NullMarked;
