package io.networkruntime.supervisor.deno;

/**
 * The memory of the main isolate, in bytes, for {@code Deno.memoryUsage}.
 *
 * @param total what V8 has reserved for its heap
 * @param used what of that is in use
 * @param external what V8 knows of outside its heap, such as the bytes of ArrayBuffers
 */
public record HeapUsage(long total, long used, long external) {}
