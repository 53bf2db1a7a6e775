/** Tests of what the supervisor says to isolates, with an agent that only listens. */
@NullMarked
package io.networkruntime.supervisor.isolate;

import org.jspecify.annotations.NullMarked;
