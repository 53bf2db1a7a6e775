/**
 * V8's native library and its Unicode data as plain files, and the one place that loads them into a process.
 *
 * <p>The files are unpacked once per user and version into a cache folder. This room may call Javet and the file system;
 * it knows no isolate, and what runs in V8 is not its business.
 */
@NullMarked
package io.networkruntime.engine.natives;

import org.jspecify.annotations.NullMarked;
