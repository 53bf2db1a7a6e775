/** Tests of the inner ring's policy, with isolates that are only figures. */
@NullMarked
package io.networkruntime.agent.worker;

import org.jspecify.annotations.NullMarked;
