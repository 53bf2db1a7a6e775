package io.networkruntime.protocol;

import static io.networkruntime.protocol.MessageShape.*;

import org.jspecify.annotations.Nullable;

/** Host to agent: each message and its place in {@code agent.proto}. */
final class ToAgentBodies implements MessageDecoder.Bodies<ToAgent>, MessageEncoder<ToAgent> {
    private static final EndReason[] END_REASONS = EndReason.values();

    @Override
    public @Nullable MessageShape shape(int member) {
        return switch (member) {
            case 1 -> CONFIGURE;
            case 2 -> PING;
            case 3 -> STOP;
            case 4 -> CREATE_ISOLATE;
            case 5 -> EXECUTE;
            case 6 -> DELIVER;
            case 7 -> REQUEST;
            case 8 -> ANSWER;
            case 9 -> CALL_NAME;
            case 10 -> FLOW;
            case 11 -> DESTROY;
            case 12 -> STREAM_DATA;
            case 13 -> STREAM_END;
            case 14 -> STREAM_PULL;
            case 15 -> STREAM_CANCEL;
            case 16 -> DEFINE_MODULE;
            case 17 -> EXECUTE_MODULE;
            case 18 -> PROBE;
            case 19, 21 -> DEBUGGER;
            case 20 -> DEBUG_TEXT;
            default -> null;
        };
    }

    @Override
    public ToAgent make(int member, FieldValues f) throws Malformed {
        return switch (member) {
            case 1 -> new ToAgent.Configure(f.small(1), f.number(2));
            case 2 -> new ToAgent.Ping(f.number(1));
            case 3 -> new ToAgent.Stop();
            case 4 -> new ToAgent.CreateIsolate(f.isolate(), f.spec(2));
            case 5 -> new ToAgent.Execute(f.isolate(), f.call(), f.text(3), f.text(4), f.text(5));
            case 6 -> new ToAgent.Deliver(f.isolate(), f.text(2), f.payload(3));
            case 7 -> new ToAgent.Request(f.isolate(), f.call(), f.text(3), f.payload(4));
            case 8 -> new ToAgent.Respond(f.isolate(), f.call(), f.outcome());
            case 9 -> new ToAgent.Cancel(f.isolate(), f.call());
            case 10 -> new ToAgent.Credit(f.isolate(), f.small(2), f.number(3));
            case 11 -> new ToAgent.Destroy(f.isolate(), f.choice(2, END_REASONS), f.number(3));
            case 12 -> new ToAgent.StreamData(f.isolate(), f.stream(), f.bytes(3));
            case 13 -> new ToAgent.StreamEnd(f.isolate(), f.stream(), f.optionalError(3));
            case 14 -> new ToAgent.StreamPull(f.isolate(), f.stream(), f.number(3));
            case 15 -> new ToAgent.StreamCancel(f.isolate(), f.stream(), f.error(3));
            case 16 -> new ToAgent.DefineModule(f.isolate(), f.text(2), f.text(3), f.text(4), f.text(5));
            case 17 -> new ToAgent.ExecuteModule(f.isolate(), f.call(), f.text(3));
            case 18 -> new ToAgent.Probe(f.isolate());
            case 19 -> new ToAgent.DebugOpen(f.isolate(), f.small(2));
            case 20 -> new ToAgent.DebugSay(f.isolate(), f.small(2), f.text(3), f.flag(4));
            case 21 -> new ToAgent.DebugClose(f.isolate(), f.small(2));
            default -> throw new IllegalArgumentException("no member " + member);
        };
    }

    @Override
    // instanceof and not a switch over types: the first such switch costs a starting JVM 15 ms, AOT cache or not
    public void encode(ToAgent message, FrameOutput out) {
        if (message instanceof ToAgent.Deliver(var isolate, var event, var payload)) {
            out.begin(6, DELIVER).isolate(isolate).text(2, event).payload(3, payload);
        } else if (message instanceof ToAgent.Request(var isolate, var call, var method, var payload)) {
            out.begin(7, REQUEST).isolate(isolate).call(call).text(3, method).payload(4, payload);
        } else if (message instanceof ToAgent.Respond(var isolate, var call, var outcome)) {
            out.begin(8, ANSWER).isolate(isolate).call(call).outcome(outcome);
        } else if (message instanceof ToAgent.Credit(var isolate, var messages, var bytes)) {
            out.begin(10, FLOW).isolate(isolate).number(2, messages).number(3, bytes);
        } else if (message instanceof ToAgent.Execute(var isolate, var call, var code, var filename, var map)) {
            out.begin(5, EXECUTE)
                    .isolate(isolate)
                    .call(call)
                    .text(3, code)
                    .text(4, filename)
                    .text(5, map);
        } else if (message instanceof ToAgent.StreamData(var isolate, var stream, var bytes)) {
            out.begin(12, STREAM_DATA).isolate(isolate).stream(stream).bytes(3, bytes);
        } else if (message instanceof ToAgent.StreamPull(var isolate, var stream, var bytes)) {
            out.begin(14, STREAM_PULL).isolate(isolate).stream(stream).number(3, bytes);
        } else if (message instanceof ToAgent.StreamEnd(var isolate, var stream, var error)) {
            out.begin(13, STREAM_END).isolate(isolate).stream(stream).optionalError(3, error);
        } else if (message instanceof ToAgent.StreamCancel(var isolate, var stream, var reason)) {
            out.begin(15, STREAM_CANCEL).isolate(isolate).stream(stream).error(3, reason);
        } else if (message instanceof ToAgent.DefineModule(var isolate, var name, var text, var code, var map)) {
            out.begin(16, DEFINE_MODULE)
                    .isolate(isolate)
                    .text(2, name)
                    .text(3, text)
                    .text(4, code)
                    .text(5, map);
        } else if (message instanceof ToAgent.ExecuteModule(var isolate, var call, var name)) {
            out.begin(17, EXECUTE_MODULE).isolate(isolate).call(call).text(3, name);
        } else if (message instanceof ToAgent.Cancel(var isolate, var call)) {
            out.begin(9, CALL_NAME).isolate(isolate).call(call);
        } else if (message instanceof ToAgent.CreateIsolate(var isolate, var spec)) {
            out.begin(4, CREATE_ISOLATE).isolate(isolate).spec(2, spec);
        } else if (message instanceof ToAgent.Destroy(var isolate, var reason, var graceNanos)) {
            out.begin(11, DESTROY).isolate(isolate).choice(2, reason).number(3, graceNanos);
        } else if (message instanceof ToAgent.Ping(var sequence)) {
            out.begin(2, PING).number(1, sequence);
        } else if (message instanceof ToAgent.Probe(var isolate)) {
            out.begin(18, PROBE).isolate(isolate);
        } else if (message instanceof ToAgent.DebugSay(var isolate, var debugger, var text, var more)) {
            out.begin(20, DEBUG_TEXT)
                    .isolate(isolate)
                    .number(2, debugger)
                    .text(3, text)
                    .flag(4, more);
        } else if (message instanceof ToAgent.DebugOpen(var isolate, var debugger)) {
            out.begin(19, DEBUGGER).isolate(isolate).number(2, debugger);
        } else if (message instanceof ToAgent.DebugClose(var isolate, var debugger)) {
            out.begin(21, DEBUGGER).isolate(isolate).number(2, debugger);
        } else if (message instanceof ToAgent.Configure(var version, var token)) {
            out.begin(1, CONFIGURE).number(1, version).bits(2, token);
        } else if (message instanceof ToAgent.Stop()) {
            out.begin(3, STOP);
        } else {
            throw new IllegalArgumentException("no place in agent.proto for " + message);
        }
    }
}
