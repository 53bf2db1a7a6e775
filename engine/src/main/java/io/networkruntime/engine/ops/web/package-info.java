/** Small host functions behind the web APIs that need no package of their own; they call nothing but the class path. */
@NullMarked
package io.networkruntime.engine.ops.web;

import org.jspecify.annotations.NullMarked;
