/** Tests of the mechanism, on real processes. */
@NullMarked
package io.networkruntime.supervisor.process;

import org.jspecify.annotations.NullMarked;
