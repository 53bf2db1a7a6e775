/**
 * The words that supervisor and agent exchange, as sealed values, and the frames that carry them.
 *
 * <p>This room alone may see the generated classes of {@code io.networkruntime.wire}. It knows neither processes nor V8,
 * starts no thread and never parses the JavaScript values that it carries.
 */
@NullMarked
package io.networkruntime.protocol;

import org.jspecify.annotations.NullMarked;
