package io.networkruntime.protocol;

/**
 * What an isolate has used so far, as its agent counts it.
 *
 * @param cpuNanos CPU time of its thread, in ns
 * @param wallNanos time since it was created, in ns
 * @param heapBytes live JavaScript heap, in bytes
 * @param externalBytes memory that V8 holds outside its heap (ArrayBuffers, WebAssembly), in bytes
 */
public record Usage(long cpuNanos, long wallNanos, long heapBytes, long externalBytes) {
    public static final Usage NONE = new Usage(0, 0, 0, 0);

    public Usage {
        if (cpuNanos < 0 || wallNanos < 0 || heapBytes < 0 || externalBytes < 0) {
            throw new IllegalArgumentException("usage must not be negative");
        }
    }
}
