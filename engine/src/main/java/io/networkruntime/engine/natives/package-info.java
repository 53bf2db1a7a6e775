/**
 * V8's native library and its Unicode data as plain files, the one place that loads them into a process, and the system calls
 * that the JDK does not offer.
 *
 * <p>The files are unpacked once per user and version into a cache folder. This room may call Javet and the file system;
 * it knows no isolate, and what runs in V8 is not its business.
 */
@NullMarked
package io.networkruntime.engine.natives;

import org.jspecify.annotations.NullMarked;
