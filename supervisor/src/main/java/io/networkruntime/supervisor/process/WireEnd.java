package io.networkruntime.supervisor.process;

/** How a channel came to its end; a wire's end is no proof of the agent's death. */
public sealed interface WireEnd {
    /** The other side closed its end, or died. */
    record EndOfStream() implements WireEnd {}

    /** This side closed the channel or the loop. */
    record ClosedHere() implements WireEnd {}

    /** Reading failed; {@code cause} names the error of the system. */
    record Failed(String cause) implements WireEnd {}

    /** The handler threw, which it must not. */
    record HandlerFailed(Throwable cause) implements WireEnd {}
}
