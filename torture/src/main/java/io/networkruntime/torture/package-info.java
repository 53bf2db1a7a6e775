/** A program that takes the place of an agent and breaks the rules of the protocol. */
@NullMarked
package io.networkruntime.torture;

import org.jspecify.annotations.NullMarked;
