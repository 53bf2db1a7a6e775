/**
 * Runs the Web Platform Tests in worker isolates of the product, through its public Java API alone, and judges the results
 * by the expectations on file.
 */
@NullMarked
package io.networkruntime.conformance;

import org.jspecify.annotations.NullMarked;
