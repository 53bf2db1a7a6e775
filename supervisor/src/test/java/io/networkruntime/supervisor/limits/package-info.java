/** Tests of the policy, by tables and properties. */
@NullMarked
package io.networkruntime.supervisor.limits;

import org.jspecify.annotations.NullMarked;
