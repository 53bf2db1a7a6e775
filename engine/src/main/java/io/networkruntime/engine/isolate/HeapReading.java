package io.networkruntime.engine.isolate;

/**
 * What V8 says that an isolate's memory is at one moment.
 *
 * @param heapBytes live and garbage objects in the JavaScript heap, in bytes
 * @param externalBytes what V8 was told of outside the heap: ArrayBuffers, WebAssembly memory, in bytes
 */
public record HeapReading(long heapBytes, long externalBytes) {
    public long totalBytes() {
        return heapBytes + externalBytes;
    }
}
