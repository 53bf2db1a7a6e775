package io.networkruntime.protocol;

/** What came of a call: a value or an error. */
public sealed interface Outcome {
    /** The call gave this value. */
    record Value(Payload payload) implements Outcome {}

    /** The call threw or rejected. */
    record Failure(GuestError error) implements Outcome {}
}
