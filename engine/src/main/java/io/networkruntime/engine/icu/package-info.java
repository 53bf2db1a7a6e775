/**
 * The converter that makes V8's Unicode data file out of an icu4j jar while the engine is built.
 *
 * <p>It runs at build time and in tests only, reads one jar, writes one file and calls nothing else of ours.
 */
@NullMarked
package io.networkruntime.engine.icu;

import org.jspecify.annotations.NullMarked;
