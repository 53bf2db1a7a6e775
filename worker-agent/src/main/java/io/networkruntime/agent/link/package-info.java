/**
 * The agent's two pipes: who reads frames and when, and how frames are written. It knows nothing of V8.
 */
@NullMarked
package io.networkruntime.agent.link;

import org.jspecify.annotations.NullMarked;
