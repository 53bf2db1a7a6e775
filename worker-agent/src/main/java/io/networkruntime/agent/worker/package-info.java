/**
 * Worker isolates: one thread each, their mailbox, what crosses between their bundle and the wire, and their end.
 */
@NullMarked
package io.networkruntime.agent.worker;

import org.jspecify.annotations.NullMarked;
