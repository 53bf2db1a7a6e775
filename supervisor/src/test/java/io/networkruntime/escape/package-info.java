/** Attacks by a worker's code on what surrounds it, through the product: real agents, real isolates. */
@NullMarked
package io.networkruntime.escape;

import org.jspecify.annotations.NullMarked;
