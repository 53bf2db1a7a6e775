package io.networkruntime.protocol;

/** Names a byte stream within one isolate: even numbers are opened by the host, odd ones by the worker. */
public record StreamId(long value) {
    public StreamId {
        if (value < 0) {
            throw new IllegalArgumentException("stream id must not be negative: " + value);
        }
    }
}
