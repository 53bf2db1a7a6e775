/** Tests of the runner itself, and the run of the whole corpus. */
@NullMarked
package io.networkruntime.conformance;

import org.jspecify.annotations.NullMarked;
