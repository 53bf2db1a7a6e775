/** Tests of the pool's decisions, apart from processes. */
@NullMarked
package io.networkruntime.supervisor.pool;

import org.jspecify.annotations.NullMarked;
