/** Hostile guests and hostile agents against a whole runtime: what they must come to, and that nobody else notices. */
@NullMarked
package io.networkruntime.torture;

import org.jspecify.annotations.NullMarked;
