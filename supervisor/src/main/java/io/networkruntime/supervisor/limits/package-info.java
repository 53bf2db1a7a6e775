/**
 * Policy: limits as values and the verdicts on what was measured against them.
 *
 * <p>Pure: no clock, no thread, no file; time and measurements come in as arguments. It may call nothing of ours but the
 * protocol's {@code EndReason}.
 */
@NullMarked
package io.networkruntime.supervisor.limits;

import org.jspecify.annotations.NullMarked;
