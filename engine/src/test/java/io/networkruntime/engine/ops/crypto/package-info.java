/** Tests of the cryptography against the vectors of its specifications. */
@NullMarked
package io.networkruntime.engine.ops.crypto;

import org.jspecify.annotations.NullMarked;
