/**
 * The agent process: the one place that wires link, guard and workers together, and nothing else.
 */
@NullMarked
package io.networkruntime.agent;

import org.jspecify.annotations.NullMarked;
