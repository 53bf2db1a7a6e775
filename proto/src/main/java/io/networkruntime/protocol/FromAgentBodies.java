package io.networkruntime.protocol;

import static io.networkruntime.protocol.MessageShape.*;

import org.jspecify.annotations.Nullable;

/** Agent to host: each message and its place in {@code agent.proto}. */
final class FromAgentBodies implements MessageDecoder.Bodies<FromAgent>, MessageEncoder<FromAgent> {
    private static final EndReason[] END_REASONS = EndReason.values();
    private static final ErrorSource[] ERROR_SOURCES = ErrorSource.values();

    @Override
    public @Nullable MessageShape shape(int member) {
        return switch (member) {
            case 1 -> HELLO;
            case 2 -> PING;
            case 3 -> CREATED;
            case 4 -> CREATE_FAILED;
            case 5, 8 -> ANSWER;
            case 6 -> DELIVER;
            case 7 -> REQUEST;
            case 9 -> CALL_NAME;
            case 10 -> FAULTED;
            case 11 -> PRINTED;
            case 12 -> FLOW;
            case 13 -> MEASURED;
            case 14 -> ENDED;
            case 15 -> STREAM_DATA;
            case 16 -> STREAM_END;
            case 17 -> STREAM_PULL;
            case 18 -> STREAM_CANCEL;
            case 19 -> DEBUG_TEXT;
            default -> null;
        };
    }

    @Override
    public FromAgent make(int member, FieldValues f) throws Malformed {
        return switch (member) {
            case 1 -> new FromAgent.Hello(f.small(1), f.number(2), f.number(3), f.text(4));
            case 2 -> new FromAgent.Pong(f.number(1));
            case 3 -> new FromAgent.Created(f.isolate(), f.number(2));
            case 4 -> new FromAgent.CreateFailed(f.isolate(), f.text(2));
            case 5 -> new FromAgent.Executed(f.isolate(), f.call(), f.outcome());
            case 6 -> new FromAgent.Emitted(f.isolate(), f.text(2), f.payload(3));
            case 7 -> new FromAgent.Requested(f.isolate(), f.call(), f.text(3), f.payload(4));
            case 8 -> new FromAgent.Responded(f.isolate(), f.call(), f.outcome());
            case 9 -> new FromAgent.Cancelled(f.isolate(), f.call());
            case 10 -> new FromAgent.Faulted(f.isolate(), f.choice(2, ERROR_SOURCES), f.error(3));
            case 11 -> new FromAgent.Printed(f.isolate(), f.text(2), f.text(3));
            case 12 -> new FromAgent.Consumed(f.isolate(), f.small(2), f.number(3));
            case 13 -> new FromAgent.Measured(f.isolate(), f.usage(2));
            case 14 -> new FromAgent.Ended(f.isolate(), f.choice(2, END_REASONS), f.number(3), f.number(4), f.usage(5));
            case 15 -> new FromAgent.StreamData(f.isolate(), f.stream(), f.bytes(3));
            case 16 -> new FromAgent.StreamEnd(f.isolate(), f.stream(), f.optionalError(3));
            case 17 -> new FromAgent.StreamPull(f.isolate(), f.stream(), f.number(3));
            case 18 -> new FromAgent.StreamCancel(f.isolate(), f.stream(), f.error(3));
            case 19 -> new FromAgent.DebugSaid(f.isolate(), f.small(2), f.text(3), f.flag(4));
            default -> throw new IllegalArgumentException("no member " + member);
        };
    }

    @Override
    // instanceof and not a switch over types: the first such switch costs a starting JVM 15 ms, AOT cache or not
    public void encode(FromAgent message, FrameOutput out) {
        if (message instanceof FromAgent.Emitted(var isolate, var event, var payload)) {
            out.begin(6, DELIVER).isolate(isolate).text(2, event).payload(3, payload);
        } else if (message instanceof FromAgent.Requested(var isolate, var call, var method, var payload)) {
            out.begin(7, REQUEST).isolate(isolate).call(call).text(3, method).payload(4, payload);
        } else if (message instanceof FromAgent.Responded(var isolate, var call, var outcome)) {
            out.begin(8, ANSWER).isolate(isolate).call(call).outcome(outcome);
        } else if (message instanceof FromAgent.Executed(var isolate, var call, var outcome)) {
            out.begin(5, ANSWER).isolate(isolate).call(call).outcome(outcome);
        } else if (message instanceof FromAgent.Consumed(var isolate, var messages, var bytes)) {
            out.begin(12, FLOW).isolate(isolate).number(2, messages).number(3, bytes);
        } else if (message instanceof FromAgent.StreamData(var isolate, var stream, var bytes)) {
            out.begin(15, STREAM_DATA).isolate(isolate).stream(stream).bytes(3, bytes);
        } else if (message instanceof FromAgent.StreamPull(var isolate, var stream, var bytes)) {
            out.begin(17, STREAM_PULL).isolate(isolate).stream(stream).number(3, bytes);
        } else if (message instanceof FromAgent.StreamEnd(var isolate, var stream, var error)) {
            out.begin(16, STREAM_END).isolate(isolate).stream(stream).optionalError(3, error);
        } else if (message instanceof FromAgent.StreamCancel(var isolate, var stream, var reason)) {
            out.begin(18, STREAM_CANCEL).isolate(isolate).stream(stream).error(3, reason);
        } else if (message instanceof FromAgent.Printed(var isolate, var level, var text)) {
            out.begin(11, PRINTED).isolate(isolate).text(2, level).text(3, text);
        } else if (message instanceof FromAgent.Faulted(var isolate, var source, var error)) {
            out.begin(10, FAULTED).isolate(isolate).choice(2, source).error(3, error);
        } else if (message instanceof FromAgent.Cancelled(var isolate, var call)) {
            out.begin(9, CALL_NAME).isolate(isolate).call(call);
        } else if (message instanceof FromAgent.Measured(var isolate, var usage)) {
            out.begin(13, MEASURED).isolate(isolate).usage(2, usage);
        } else if (message instanceof FromAgent.Created(var isolate, var threadId)) {
            out.begin(3, CREATED).isolate(isolate).number(2, threadId);
        } else if (message instanceof FromAgent.CreateFailed(var isolate, var text)) {
            out.begin(4, CREATE_FAILED).isolate(isolate).text(2, text);
        } else if (message instanceof FromAgent.Ended(var isolate, var reason, var limit, var measured, var usage)) {
            out.begin(14, ENDED)
                    .isolate(isolate)
                    .choice(2, reason)
                    .number(3, limit)
                    .number(4, measured)
                    .usage(5, usage);
        } else if (message instanceof FromAgent.DebugSaid(var isolate, var debugger, var text, var more)) {
            out.begin(19, DEBUG_TEXT)
                    .isolate(isolate)
                    .number(2, debugger)
                    .text(3, text)
                    .flag(4, more);
        } else if (message instanceof FromAgent.Pong(var sequence)) {
            out.begin(2, PING).number(1, sequence);
        } else if (message instanceof FromAgent.Hello(var version, var token, var pid, var engine)) {
            out.begin(1, HELLO).number(1, version).bits(2, token).number(3, pid).text(4, engine);
        } else {
            throw new IllegalArgumentException("no place in agent.proto for " + message);
        }
    }
}
