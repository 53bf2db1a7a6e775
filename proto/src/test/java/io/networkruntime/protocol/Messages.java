package io.networkruntime.protocol;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random messages of every type, with numbers, texts and sizes out of their whole range. */
final class Messages {
    private Messages() {}

    private static final Arbitrary<IsolateId> ISOLATES =
            Arbitraries.integers().greaterOrEqual(0).map(IsolateId::new);
    private static final Arbitrary<Integer> DEBUGGERS = Arbitraries.integers().greaterOrEqual(0);
    private static final Arbitrary<Long> COUNTS = Arbitraries.longs().greaterOrEqual(0);
    private static final Arbitrary<CallId> CALLS = COUNTS.map(CallId::new);
    private static final Arbitrary<StreamId> STREAMS = COUNTS.map(StreamId::new);
    private static final Arbitrary<byte[]> BYTES =
            Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
    private static final Arbitrary<String> NAMES = text(60);
    private static final Arbitrary<Payload> PAYLOADS =
            Combinators.combine(Arbitraries.of(Payload.Format.class), BYTES).as(Payload::new);
    private static final Arbitrary<GuestError> ERRORS =
            Combinators.combine(text(20), text(200), text(200)).as(GuestError::new);
    private static final Arbitrary<Outcome> OUTCOMES =
            Arbitraries.oneOf(PAYLOADS.map(Outcome.Value::new), ERRORS.map(Outcome.Failure::new));
    private static final Arbitrary<Usage> USAGES =
            Combinators.combine(COUNTS, COUNTS, COUNTS, COUNTS).as(Usage::new);
    private static final Arbitrary<EndReason> REASONS = Arbitraries.of(EndReason.class);
    private static final Arbitrary<IsolateSpec> SPECS = Combinators.combine(
                    COUNTS,
                    COUNTS,
                    COUNTS,
                    COUNTS,
                    Arbitraries.of(IsolateSpec.ConsoleMode.class),
                    NAMES,
                    Arbitraries.of(IsolateSpec.Inspection.class))
            .as(IsolateSpec::new);

    /** Well-formed text of all planes, NUL included. */
    private static Arbitrary<String> text(int maxLength) {
        Arbitrary<Integer> points = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(8, Arbitraries.integers().between(0, 0x7F)),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0x80, 0xD7FF)),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0xE000, 0x10FFFF)));
        return points.list().ofMaxSize(maxLength).map(list -> {
            var text = new StringBuilder();
            list.forEach(text::appendCodePoint);
            return text.toString();
        });
    }

    /** One arbitrary per type of message to an agent. */
    static List<Arbitrary<? extends ToAgent>> toAgentTypes() {
        return List.of(
                Combinators.combine(Arbitraries.integers().greaterOrEqual(0), Arbitraries.longs())
                        .as(ToAgent.Configure::new),
                COUNTS.map(ToAgent.Ping::new),
                Arbitraries.just(new ToAgent.Stop()),
                Combinators.combine(ISOLATES, SPECS).as(ToAgent.CreateIsolate::new),
                Combinators.combine(ISOLATES, CALLS, text(400), text(60), text(90))
                        .as(ToAgent.Execute::new),
                Combinators.combine(ISOLATES, text(60), text(400), text(400), text(90))
                        .as(ToAgent.DefineModule::new),
                Combinators.combine(ISOLATES, CALLS, text(60)).as(ToAgent.ExecuteModule::new),
                Combinators.combine(ISOLATES, NAMES, PAYLOADS).as(ToAgent.Deliver::new),
                Combinators.combine(ISOLATES, CALLS, NAMES, PAYLOADS).as(ToAgent.Request::new),
                Combinators.combine(ISOLATES, CALLS, OUTCOMES).as(ToAgent.Respond::new),
                Combinators.combine(ISOLATES, CALLS).as(ToAgent.Cancel::new),
                Combinators.combine(ISOLATES, Arbitraries.integers().greaterOrEqual(0), COUNTS)
                        .as(ToAgent.Credit::new),
                Combinators.combine(ISOLATES, REASONS, COUNTS).as(ToAgent.Destroy::new),
                Combinators.combine(ISOLATES, STREAMS, BYTES).as(ToAgent.StreamData::new),
                Combinators.combine(ISOLATES, STREAMS, ERRORS.injectNull(0.5)).as(ToAgent.StreamEnd::new),
                Combinators.combine(ISOLATES, STREAMS, COUNTS).as(ToAgent.StreamPull::new),
                Combinators.combine(ISOLATES, STREAMS, ERRORS).as(ToAgent.StreamCancel::new),
                ISOLATES.map(ToAgent.Probe::new),
                Combinators.combine(ISOLATES, DEBUGGERS).as(ToAgent.DebugOpen::new),
                Combinators.combine(ISOLATES, DEBUGGERS, text(400), Arbitraries.of(true, false))
                        .as(ToAgent.DebugSay::new),
                Combinators.combine(ISOLATES, DEBUGGERS).as(ToAgent.DebugClose::new));
    }

    /** One arbitrary per type of message from an agent. */
    static List<Arbitrary<? extends FromAgent>> fromAgentTypes() {
        return List.of(
                Combinators.combine(Arbitraries.integers().greaterOrEqual(0), Arbitraries.longs(), COUNTS, NAMES)
                        .as(FromAgent.Hello::new),
                COUNTS.map(FromAgent.Pong::new),
                Combinators.combine(ISOLATES, COUNTS).as(FromAgent.Created::new),
                Combinators.combine(ISOLATES, text(200)).as(FromAgent.CreateFailed::new),
                Combinators.combine(ISOLATES, CALLS, OUTCOMES).as(FromAgent.Executed::new),
                Combinators.combine(ISOLATES, NAMES, PAYLOADS).as(FromAgent.Emitted::new),
                Combinators.combine(ISOLATES, CALLS, NAMES, PAYLOADS).as(FromAgent.Requested::new),
                Combinators.combine(ISOLATES, CALLS, OUTCOMES).as(FromAgent.Responded::new),
                Combinators.combine(ISOLATES, CALLS).as(FromAgent.Cancelled::new),
                Combinators.combine(ISOLATES, Arbitraries.of(ErrorSource.class), ERRORS)
                        .as(FromAgent.Faulted::new),
                Combinators.combine(ISOLATES, NAMES, text(400)).as(FromAgent.Printed::new),
                Combinators.combine(ISOLATES, Arbitraries.integers().greaterOrEqual(0), COUNTS)
                        .as(FromAgent.Consumed::new),
                Combinators.combine(ISOLATES, USAGES).as(FromAgent.Measured::new),
                Combinators.combine(ISOLATES, REASONS, COUNTS, COUNTS, USAGES).as(FromAgent.Ended::new),
                Combinators.combine(ISOLATES, STREAMS, BYTES).as(FromAgent.StreamData::new),
                Combinators.combine(ISOLATES, STREAMS, ERRORS.injectNull(0.5)).as(FromAgent.StreamEnd::new),
                Combinators.combine(ISOLATES, STREAMS, COUNTS).as(FromAgent.StreamPull::new),
                Combinators.combine(ISOLATES, STREAMS, ERRORS).as(FromAgent.StreamCancel::new),
                Combinators.combine(ISOLATES, DEBUGGERS, text(400), Arbitraries.of(true, false))
                        .as(FromAgent.DebugSaid::new));
    }

    static Arbitrary<ToAgent> toAgent() {
        return Arbitraries.of(toAgentTypes()).flatMap(type -> type.map(message -> (ToAgent) message));
    }

    static Arbitrary<FromAgent> fromAgent() {
        return Arbitraries.of(fromAgentTypes()).flatMap(type -> type.map(message -> (FromAgent) message));
    }
}
