package io.networkruntime.protocol;

/** What a {@link FrameReader} found. All but the first two are final: the reader says the same ever after. */
public sealed interface Frame<T> {
    /** A frame was complete and good. */
    record Message<T>(T message) implements Frame<T> {}

    /** All complete frames have been read; more bytes are needed for the next. */
    record Pending<T>() implements Frame<T> {}

    /** The pipe ended between two frames. */
    record End<T>() implements Frame<T> {}

    /** The pipe ended inside a frame: the other side died or was killed while it wrote. */
    record Truncated<T>(BadFrame frame) implements Frame<T> {}

    /** The other side sent what no honest peer sends. */
    record Bad<T>(BadFrame frame) implements Frame<T> {}
}
