/** Tests of the command line's own parts. */
@NullMarked
package io.networkruntime.supervisor.cli;

import org.jspecify.annotations.NullMarked;
