/** Measures the product from outside, as its users run it: the command line, its agents, and Node beside them as a yardstick. */
@NullMarked
package io.networkruntime.benchmarks;

import org.jspecify.annotations.NullMarked;
