package io.networkruntime.protocol;

/** What decoding gave: every byte array has one. */
public sealed interface Decoded<T> {
    /** The bytes were one message. */
    record Ok<T>(T message) implements Decoded<T> {}

    /** They were not. */
    record Bad<T>(BadFrame frame) implements Decoded<T> {}
}
