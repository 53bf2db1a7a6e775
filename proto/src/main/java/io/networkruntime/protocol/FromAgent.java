package io.networkruntime.protocol;

/** What an agent says to the supervisor, which believes none of it unseen. */
public sealed interface FromAgent {

    /** A message about one isolate of the agent. */
    sealed interface FromIsolate extends FromAgent {
        IsolateId isolate();
    }

    /** The answer to {@link ToAgent.Configure}; nothing else may come before it, nothing of its kind after it. */
    record Hello(int protocolVersion, long token, long pid, String engine) implements FromAgent {}

    record Pong(long sequence) implements FromAgent {}

    /**
     * The isolate is there and takes messages; exactly one such message per isolate.
     *
     * @param threadId the kernel's id of the thread that runs the isolate, by which its CPU time is metered
     */
    record Created(IsolateId isolate, long threadId) implements FromIsolate {}

    record CreateFailed(IsolateId isolate, String message) implements FromIsolate {}

    record Executed(IsolateId isolate, CallId call, Outcome outcome) implements FromIsolate {}

    /** {@code NETWORK.send}. */
    record Emitted(IsolateId isolate, String event, Payload payload) implements FromIsolate {}

    /** {@code NETWORK.request}; answered by {@link ToAgent.Respond}. */
    record Requested(IsolateId isolate, CallId call, String method, Payload payload) implements FromIsolate {}

    /** The answer to a {@link ToAgent.Request}. */
    record Responded(IsolateId isolate, CallId call, Outcome outcome) implements FromIsolate {}

    /** The worker no longer waits for this {@link Requested}. */
    record Cancelled(IsolateId isolate, CallId call) implements FromIsolate {}

    /** An uncaught error in a worker that lives on. */
    record Faulted(IsolateId isolate, ErrorSource source, GuestError error) implements FromIsolate {}

    /** A line of {@code console.*}. */
    record Printed(IsolateId isolate, String level, String text) implements FromIsolate {}

    /** So much of what the host sent has been handled, and the host may send as much again. */
    record Consumed(IsolateId isolate, int messages, long bytes) implements FromIsolate {}

    /** What the isolate has used so far. */
    record Measured(IsolateId isolate, Usage usage) implements FromIsolate {}

    /**
     * The isolate is gone; the last message about it.
     *
     * @param limit the limit that ended it, in the unit of its reason (ns, bytes or messages), 0 if none did
     * @param measured what was measured against that limit
     */
    record Ended(IsolateId isolate, EndReason reason, long limit, long measured, Usage usage) implements FromIsolate {}

    /** Bytes of a stream of the worker; given away, not copied. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and a copy per chunk would be the cost of the stream
    record StreamData(IsolateId isolate, StreamId stream, byte[] bytes) implements FromIsolate {}

    /** The stream ends; well if the error is null. */
    record StreamEnd(
            IsolateId isolate,
            StreamId stream,
            @org.jspecify.annotations.Nullable GuestError error) implements FromIsolate {}

    /** The worker is ready to take so many more bytes of a stream of the host. */
    record StreamPull(IsolateId isolate, StreamId stream, long bytes) implements FromIsolate {}

    /** A message to a debugger, or the next part of it; {@code more} will follow. */
    record DebugSaid(IsolateId isolate, int debugger, String text, boolean more) implements FromIsolate {}

    /** The worker no longer wants a stream of the host. */
    record StreamCancel(IsolateId isolate, StreamId stream, GuestError reason) implements FromIsolate {}
}
