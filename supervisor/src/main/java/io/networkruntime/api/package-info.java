/**
 * The public Java API: a {@link io.networkruntime.api.Sandbox} of worker isolates in separate processes.
 *
 * <p>Everything else sits on it: the main isolate's {@code V8Sandbox} is one of its clients. Nothing here is null, nothing
 * blocks unless it says so, and what can be waited for is a {@code CompletableFuture}.
 */
@NullMarked
package io.networkruntime.api;

import org.jspecify.annotations.NullMarked;
