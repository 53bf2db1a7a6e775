package io.networkruntime.protocol;

/** What the supervisor says to an agent. The order of one isolate's messages is the order in which they take effect. */
public sealed interface ToAgent {

    /** A message about one isolate of the agent. */
    sealed interface ToIsolate extends ToAgent {
        IsolateId isolate();
    }

    /** The first frame: states the version and the token that the agent must repeat in its {@link FromAgent.Hello}. */
    record Configure(int protocolVersion, long token) implements ToAgent {}

    /** Asks for a sign of life of whoever reads the wire. */
    record Ping(long sequence) implements ToAgent {}

    /** Ends the agent in an orderly way. */
    record Stop() implements ToAgent {}

    record CreateIsolate(IsolateId isolate, IsolateSpec spec) implements ToIsolate {}

    /** Runs a script; answered by {@link FromAgent.Executed}. */
    record Execute(IsolateId isolate, CallId call, String code, String filename, String sourceMap)
            implements ToIsolate {
        /** A script that runs as it was written. */
        public Execute(IsolateId isolate, CallId call, String code, String filename) {
            this(isolate, call, code, filename, "");
        }
    }

    /** A module that the isolate may import from now on; {@code javascript} is empty when the text needs no step to it. */
    record DefineModule(IsolateId isolate, String name, String text, String javascript, String sourceMap)
            implements ToIsolate {}

    /** Runs a defined module; answered by {@link FromAgent.Executed} with the data that it exports. */
    record ExecuteModule(IsolateId isolate, CallId call, String name) implements ToIsolate {}

    /** An event for {@code NETWORK.on}. */
    record Deliver(IsolateId isolate, String event, Payload payload) implements ToIsolate {}

    /** A request for {@code NETWORK.onRequest}; answered by {@link FromAgent.Responded}. */
    record Request(IsolateId isolate, CallId call, String method, Payload payload) implements ToIsolate {}

    /** The answer to a {@link FromAgent.Requested}. */
    record Respond(IsolateId isolate, CallId call, Outcome outcome) implements ToIsolate {}

    /** The host no longer waits for this {@link Request}. */
    record Cancel(IsolateId isolate, CallId call) implements ToIsolate {}

    /** Gives the isolate leave to send so much more. */
    record Credit(IsolateId isolate, int messages, long bytes) implements ToIsolate {}

    /**
     * Asks for a sign of life of the isolate's own thread, behind all that was said before; answered by a
     * {@link FromAgent.Measured}.
     */
    record Probe(IsolateId isolate) implements ToIsolate {}

    /** Ends the isolate once what was sent before has been handled, or after {@code graceNanos} at the latest. */
    record Destroy(IsolateId isolate, EndReason reason, long graceNanos) implements ToIsolate {}

    /** Bytes of a stream of the host; given away, not copied. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and a copy per chunk would be the cost of the stream
    record StreamData(IsolateId isolate, StreamId stream, byte[] bytes) implements ToIsolate {}

    /** The stream ends; well if the error is null. */
    record StreamEnd(
            IsolateId isolate,
            StreamId stream,
            @org.jspecify.annotations.Nullable GuestError error) implements ToIsolate {}

    /** The host is ready to take so many more bytes of a stream of the worker. */
    record StreamPull(IsolateId isolate, StreamId stream, long bytes) implements ToIsolate {}

    /** A debugger begins a conversation with an isolate that was created for it; numbers grow within the isolate. */
    record DebugOpen(IsolateId isolate, int debugger) implements ToIsolate {}

    /** A message of a debugger, or the next part of it; {@code more} will follow. */
    record DebugSay(IsolateId isolate, int debugger, String text, boolean more) implements ToIsolate {}

    /** The debugger has gone. */
    record DebugClose(IsolateId isolate, int debugger) implements ToIsolate {}

    /** The host no longer wants a stream of the worker. */
    record StreamCancel(IsolateId isolate, StreamId stream, GuestError reason) implements ToIsolate {}
}
