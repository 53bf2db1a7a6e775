package io.networkruntime.protocol;

/** Ties an answer to its question: unique per isolate and direction, chosen by the side that asks. */
public record CallId(long value) {
    public CallId {
        if (value < 0) {
            throw new IllegalArgumentException("call id must not be negative: " + value);
        }
    }
}
