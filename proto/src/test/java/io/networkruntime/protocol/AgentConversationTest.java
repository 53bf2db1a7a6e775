package io.networkruntime.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules as a table: what was said before, what the agent says now, and the verdict. */
class AgentConversationTest {
    private static final IsolateId ONE = new IsolateId(1);
    private static final CallId CALL = new CallId(5);
    private static final IsolateSpec SPEC = new IsolateSpec(0, 0, 0, 0, IsolateSpec.ConsoleMode.NONE);
    private static final Payload DATA = Payload.json("null");
    private static final Outcome VALUE = new Outcome.Value(DATA);

    private static final ToAgent CONFIGURE = new ToAgent.Configure(1, 42);
    private static final FromAgent HELLO = new FromAgent.Hello(1, 42, 100, "V8");
    private static final ToAgent CREATE = new ToAgent.CreateIsolate(ONE, SPEC);
    private static final ToAgent CREATE_INSPECTED = new ToAgent.CreateIsolate(
            ONE, new IsolateSpec(0, 0, 0, 0, IsolateSpec.ConsoleMode.NONE, "", IsolateSpec.Inspection.OFFERED));
    private static final ToAgent DEBUG_OPEN = new ToAgent.DebugOpen(ONE, 0);
    private static final FromAgent SAID = new FromAgent.DebugSaid(ONE, 0, "{}", false);
    private static final FromAgent CREATED = new FromAgent.Created(ONE, 101);
    private static final FromAgent EMITTED = new FromAgent.Emitted(ONE, "event", DATA);
    private static final ToAgent REQUEST = new ToAgent.Request(ONE, CALL, "add", DATA);
    private static final FromAgent RESPONDED = new FromAgent.Responded(ONE, CALL, VALUE);
    private static final FromAgent REQUESTED = new FromAgent.Requested(ONE, CALL, "get", DATA);
    private static final ToAgent DESTROY = new ToAgent.Destroy(ONE, EndReason.MANUAL, 0);
    private static final FromAgent ENDED = new FromAgent.Ended(ONE, EndReason.MANUAL, 0, 0, Usage.NONE);
    private static final FromAgent FAILED = new FromAgent.CreateFailed(ONE, "no memory");

    /** The host tells of the isolate's end by itself. */
    private static final Object BURY = "bury";

    private static final String ACCEPT = "accept";
    private static final String IGNORE = "ignore";

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("table")
    void decides(String verdict, String name, List<Object> before, FromAgent now) {
        var talk = new AgentConversation();
        for (Object step : before) {
            switch (step) {
                case ToAgent message -> talk.sent(message);
                case FromAgent message -> assertThat(talk.received(message)).isNotInstanceOf(Verdict.Violation.class);
                default -> talk.buried(ONE);
            }
        }
        switch (talk.received(now)) {
            case Verdict.Accept _ -> assertThat(verdict).isEqualTo(ACCEPT);
            case Verdict.Ignore _ -> assertThat(verdict).isEqualTo(IGNORE);
            case Verdict.Violation(var reason) -> assertThat(reason).isEqualTo(verdict);
        }
    }

    private static Arguments row(String verdict, String name, FromAgent now, Object... before) {
        return Arguments.of(verdict, name, List.of(before), now);
    }

    /** A row whose talk has an isolate running. */
    private static Arguments live(String verdict, String name, FromAgent now, Object... before) {
        var steps = Stream.concat(Stream.of(CONFIGURE, HELLO, CREATE, CREATED), Stream.of(before));
        return Arguments.of(verdict, name, steps.toList(), now);
    }

    static Stream<Arguments> table() {
        return Stream.of(opening(), life(), calls(), flow(), debuggers()).flatMap(rows -> rows);
    }

    private static Stream<Arguments> debuggers() {
        return Stream.of(
                live(
                        "isolate #1 speaks to debugger 0, which was never there",
                        "a word to a debugger of an isolate that offers itself to none",
                        SAID),
                row(ACCEPT, "a word to a debugger", SAID, CONFIGURE, HELLO, CREATE_INSPECTED, CREATED, DEBUG_OPEN),
                row(
                        "isolate #1 speaks to debugger 0, which was never there",
                        "a word to a debugger that has not come",
                        SAID,
                        CONFIGURE,
                        HELLO,
                        CREATE_INSPECTED,
                        CREATED),
                row(
                        IGNORE,
                        "a word to a debugger that has gone",
                        SAID,
                        CONFIGURE,
                        HELLO,
                        CREATE_INSPECTED,
                        CREATED,
                        DEBUG_OPEN,
                        new ToAgent.DebugClose(ONE, 0)));
    }

    @Test
    void theHostBringsNoDebuggerToAnIsolateThatOffersItselfToNone() {
        var talk = new AgentConversation();
        talk.sent(CONFIGURE);
        talk.sent(CREATE);
        assertThatIllegalStateException().isThrownBy(() -> talk.sent(DEBUG_OPEN));
    }

    private static Stream<Arguments> opening() {
        return Stream.of(
                row(ACCEPT, "the right hello", HELLO, CONFIGURE),
                row("the agent says hello before it was asked", "an unasked hello", HELLO),
                row("the agent says hello twice", "two hellos", HELLO, CONFIGURE, HELLO),
                row(
                        "the agent speaks version 2 of the protocol, not 1",
                        "another version",
                        new FromAgent.Hello(2, 42, 100, "V8"),
                        CONFIGURE),
                row("the agent gives a wrong token", "another token", new FromAgent.Hello(1, 43, 9, "V8"), CONFIGURE),
                row("the agent speaks before its hello", "a message before hello", new FromAgent.Pong(0), CONFIGURE),
                row(ACCEPT, "an isolate asked for before hello", CREATED, CONFIGURE, CREATE, HELLO),
                row(ACCEPT, "a pong", new FromAgent.Pong(0), CONFIGURE, HELLO, new ToAgent.Ping(0)),
                row(
                        "the agent answers ping 1, which was never sent",
                        "a pong ahead of its ping",
                        new FromAgent.Pong(1),
                        CONFIGURE,
                        HELLO,
                        new ToAgent.Ping(0)),
                row(
                        IGNORE,
                        "a first repeated pong",
                        new FromAgent.Pong(0),
                        CONFIGURE,
                        HELLO,
                        new ToAgent.Ping(0),
                        new FromAgent.Pong(0)));
    }

    private static Stream<Arguments> life() {
        String foreign = "the agent speaks of isolate #1, which it does not hold";
        return Stream.of(
                row(ACCEPT, "a creation that fails", FAILED, CONFIGURE, HELLO, CREATE),
                row(foreign, "an isolate of another agent", EMITTED, CONFIGURE, HELLO),
                row(foreign, "an isolate that failed", EMITTED, CONFIGURE, HELLO, CREATE, FAILED),
                row(
                        "isolate #1 speaks before it is created",
                        "an event before creation",
                        EMITTED,
                        CONFIGURE,
                        HELLO,
                        CREATE),
                row(
                        "isolate #1 was created without a thread",
                        "no thread id",
                        new FromAgent.Created(ONE, 0),
                        CONFIGURE,
                        HELLO,
                        CREATE),
                row(ACCEPT, "an end before creation", ENDED, CONFIGURE, HELLO, CREATE, DESTROY),
                live("isolate #1 has been created already", "two creations", CREATED),
                live("isolate #1 has been created already", "a failure after creation", FAILED),
                live(ACCEPT, "an event", EMITTED),
                live(ACCEPT, "an end that was asked for", ENDED, DESTROY),
                live("isolate #1 ended as manual, which the host never asked", "an end as the host's", ENDED),
                live(
                        "isolate #1 ended as native_crash, which the host never asked",
                        "an end that only the host can tell",
                        new FromAgent.Ended(ONE, EndReason.NATIVE_CRASH, 0, 0, Usage.NONE)),
                live(
                        ACCEPT,
                        "an end by a limit",
                        new FromAgent.Ended(ONE, EndReason.CPU_LIMIT_EXCEEDED, 5, 6, Usage.NONE)),
                live(
                        ACCEPT,
                        "an end by the agent's own stop",
                        new FromAgent.Ended(ONE, EndReason.SHUTDOWN, 0, 0, Usage.NONE),
                        new ToAgent.Stop()),
                live(foreign, "an event after the end", EMITTED, DESTROY, ENDED),
                live(foreign, "two ends", ENDED, DESTROY, ENDED),
                live(IGNORE, "an event of a buried isolate", EMITTED, BURY),
                live(IGNORE, "an end of a buried isolate", ENDED, BURY),
                live(foreign, "a second end of a buried isolate", ENDED, BURY, ENDED));
    }

    private static Stream<Arguments> calls() {
        var cancel = new ToAgent.Cancel(ONE, CALL);
        var cancelled = new FromAgent.Cancelled(ONE, CALL);
        return Stream.of(
                live(ACCEPT, "an answer", RESPONDED, REQUEST),
                live(
                        ACCEPT,
                        "a result",
                        new FromAgent.Executed(ONE, CALL, VALUE),
                        new ToAgent.Execute(ONE, CALL, "1", "f")),
                live(IGNORE, "a first answer to nothing", RESPONDED),
                live(IGNORE, "a first answer of the wrong kind", new FromAgent.Executed(ONE, CALL, VALUE), REQUEST),
                live(IGNORE, "a first second answer", RESPONDED, REQUEST, RESPONDED),
                live(
                        "isolate #1 answers call 5, which waits for no answer, not for the first time",
                        "a repeated answer to nothing",
                        RESPONDED,
                        RESPONDED),
                live(IGNORE, "an answer that the host gave up", RESPONDED, REQUEST, cancel, RESPONDED, RESPONDED),
                live(ACCEPT, "a request", REQUESTED),
                live(IGNORE, "a request made twice", REQUESTED, REQUESTED),
                live(ACCEPT, "a cancelled request", cancelled, REQUESTED),
                live(
                        IGNORE,
                        "a request cancelled while it was answered",
                        cancelled,
                        REQUESTED,
                        new ToAgent.Respond(ONE, CALL, VALUE)),
                live("isolate #1 cancels request 5, which it never made", "a cancelled nothing", cancelled));
    }

    private static Stream<Arguments> flow() {
        var deliver = new ToAgent.Deliver(ONE, "event", DATA); // counts 5 + 4 bytes
        return Stream.of(
                live(ACCEPT, "all consumed", new FromAgent.Consumed(ONE, 2, 18), deliver, deliver),
                live(
                        "isolate #1 consumed 3 messages of 18 bytes, outstanding are 2 of 18",
                        "more messages than were sent",
                        new FromAgent.Consumed(ONE, 3, 18),
                        deliver,
                        deliver),
                live(
                        "isolate #1 consumed 1 messages of 9 bytes, outstanding are 0 of 0",
                        "the same credit twice",
                        new FromAgent.Consumed(ONE, 1, 9),
                        deliver,
                        new FromAgent.Consumed(ONE, 1, 9)),
                live(ACCEPT, "data of its own stream", new FromAgent.StreamData(ONE, new StreamId(1), new byte[1])),
                live(
                        "isolate #1 writes to stream 2 against its direction",
                        "data of the host's stream",
                        new FromAgent.StreamData(ONE, new StreamId(2), new byte[1])),
                live(ACCEPT, "a pull of the host's stream", new FromAgent.StreamPull(ONE, new StreamId(2), 10)),
                live(
                        "isolate #1 reads from stream 1 against its direction",
                        "a pull of its own stream",
                        new FromAgent.StreamPull(ONE, new StreamId(1), 10)));
    }

    @Test
    void theFirstViolationStands() {
        var talk = new AgentConversation();
        Verdict first = talk.received(HELLO);
        talk.sent(CONFIGURE);
        assertThat(talk.received(HELLO)).isSameAs(first);
        assertThat(talk.isOpen()).isFalse();
    }

    @Test
    void ignoredMessagesAreCountedAndEndedIsolatesForgotten() {
        var talk = new AgentConversation();
        talk.sent(CONFIGURE);
        talk.received(HELLO);
        talk.sent(CREATE);
        talk.received(CREATED);
        talk.buried(ONE);
        talk.received(EMITTED);
        talk.received(EMITTED);
        assertThat(talk.ignored()).isEqualTo(2);
        assertThat(talk.isolateCount()).isEqualTo(1);
        talk.received(ENDED);
        assertThat(talk.isolateCount()).isZero();
        talk.sent(new ToAgent.Deliver(ONE, "late", DATA));
        talk.buried(ONE);
        assertThat(talk.isolateCount()).isZero();
    }

    @Test
    void theNumberOfPendingRequestsIsBounded() {
        var talk = new AgentConversation();
        Stream.of(CONFIGURE, CREATE).forEach(talk::sent);
        Stream.of(HELLO, CREATED).forEach(talk::received);
        for (int i = 0; i < WireLimits.MAX_PENDING_CALLS; i++) {
            assertThat(request(talk, i)).isInstanceOf(Verdict.Accept.class);
            talk.sent(new ToAgent.Credit(ONE, 1, 0));
        }
        talk.sent(new ToAgent.Respond(ONE, new CallId(17), VALUE));
        assertThat(request(talk, 10_000)).isInstanceOf(Verdict.Accept.class);
        assertThat(request(talk, 10_001))
                .isEqualTo(new Verdict.Violation("isolate #1 has more than 10000 pending requests"));
    }

    private static Verdict request(AgentConversation talk, long call) {
        return talk.received(new FromAgent.Requested(ONE, new CallId(call), "get", DATA));
    }

    @Test
    void theHostKeepsTheRulesToo() {
        var talk = new AgentConversation();
        assertThatIllegalStateException().isThrownBy(() -> talk.sent(CREATE));
        talk.sent(CONFIGURE);
        assertThatIllegalStateException().isThrownBy(() -> talk.sent(CONFIGURE));
        talk.sent(CREATE);
        assertThatIllegalStateException()
                .isThrownBy(() -> talk.sent(CREATE))
                .withMessage("isolate #1 is there already");
    }
}
