/**
 * V8 start-up snapshots of the bundles: made once per build of the bundle and of V8, kept as files, read by both sides.
 */
@NullMarked
package io.networkruntime.engine.snapshot;

import org.jspecify.annotations.NullMarked;
