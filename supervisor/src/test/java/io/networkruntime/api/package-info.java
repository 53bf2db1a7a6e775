/** Tests of the product through its Java API: real agents, real isolates. */
@NullMarked
package io.networkruntime.api;

import org.jspecify.annotations.NullMarked;
