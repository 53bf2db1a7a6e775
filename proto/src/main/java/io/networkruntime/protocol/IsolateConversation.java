package io.networkruntime.protocol;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has been said about one isolate, as far as it decides on what its agent may say next. */
final class IsolateConversation {
    private final AgentConversation agent;
    private final IsolateId isolate;
    private final CallLedger executions = new CallLedger();
    private final CallLedger requestsOfHost = new CallLedger();
    private final CallLedger requestsOfWorker = new CallLedger();

    private boolean created;
    private boolean buried;
    private @Nullable EndReason asked;
    private long lastRequest = -1;
    /** No call above it was ever given up by the host. */
    private long givenUpTo = -1;

    /** The least room above the window: faults are told without credit. */
    private static final long SLACK = 2;

    private long messagesIn;
    private long bytesIn;
    private long messagesOut;
    private long bytesOut;

    private final boolean inspected;
    private final Set<Integer> debuggers = new HashSet<>();
    private int lastDebugger = -1;

    IsolateConversation(AgentConversation agent, IsolateId isolate, IsolateSpec.Inspection inspection) {
        this.agent = agent;
        this.isolate = isolate;
        this.inspected = inspection != IsolateSpec.Inspection.NONE;
    }

    void bury() {
        buried = true;
    }

    boolean isBuried() {
        return buried;
    }

    /** What it sent and the host has not taken in yet. */
    long bytesIn() {
        return bytesIn;
    }

    boolean isOutOfCredit() {
        return messagesIn >= WireLimits.WINDOW_MESSAGES || bytesIn >= WireLimits.WINDOW_BYTES;
    }

    void sent(ToAgent.ToIsolate message) {
        long cost = FlowCost.of(message);
        if (cost >= 0) {
            messagesOut++;
            bytesOut += cost;
        }
        switch (message) {
            case ToAgent.Execute execute -> executions.add(execute.call());
            case ToAgent.ExecuteModule execute -> executions.add(execute.call());
            case ToAgent.Request request -> requestsOfHost.add(request.call());
            case ToAgent.Respond respond -> requestsOfWorker.remove(respond.call());
            case ToAgent.Cancel cancel -> giveUp(cancel.call());
            case ToAgent.Destroy destroy -> asked = destroy.reason();
            case ToAgent.Credit(var _, int messages, long bytes) -> {
                messagesIn -= messages;
                bytesIn -= bytes;
            }
            case ToAgent.DebugOpen(var _, int debugger) -> openDebugger(debugger);
            case ToAgent.DebugClose(var _, int debugger) -> debuggers.remove(debugger);
            default -> {}
        }
    }

    private void openDebugger(int debugger) {
        if (!inspected || debugger <= lastDebugger) {
            throw new IllegalStateException("isolate " + isolate + " takes no debugger " + debugger);
        }
        debuggers.add(debugger);
        lastDebugger = debugger;
    }

    private void giveUp(CallId call) {
        if (requestsOfHost.remove(call)) {
            givenUpTo = Math.max(givenUpTo, call.value());
        }
    }

    /** Judges a message of an isolate that is not buried. */
    Verdict received(FromAgent.FromIsolate message) {
        if (!created) {
            return receivedEarly(message);
        }
        long cost = FlowCost.of(message);
        if (cost != FlowCost.FREE) {
            messagesIn++;
            bytesIn += cost;
            if (messagesIn > SLACK * WireLimits.WINDOW_MESSAGES
                    || bytesIn > SLACK * WireLimits.WINDOW_BYTES + WireLimits.MAX_FRAME_BYTES) {
                return violation("sent " + messagesIn + " messages of " + bytesIn + " bytes beyond its window");
            }
        }
        return switch (message) {
            case FromAgent.Emitted _, FromAgent.Faulted _, FromAgent.Printed _, FromAgent.Measured _ ->
                Verdict.Accept.ACCEPT;
            case FromAgent.Responded responded -> answered(requestsOfHost, responded.call());
            case FromAgent.Executed executed -> answered(executions, executed.call());
            case FromAgent.Requested requested -> requested(requested.call());
            case FromAgent.Cancelled cancelled -> cancelled(cancelled.call());
            case FromAgent.Consumed(var _, var messages, var bytes) -> consumed(messages, bytes);
            case FromAgent.Ended ended -> ended(ended.reason());
            case FromAgent.StreamData data -> onStream(data.stream(), false);
            case FromAgent.StreamEnd end -> onStream(end.stream(), false);
            case FromAgent.StreamPull pull -> onStream(pull.stream(), true);
            case FromAgent.StreamCancel cancel -> onStream(cancel.stream(), true);
            case FromAgent.DebugSaid said -> saidTo(said.debugger());
            case FromAgent.Created _, FromAgent.CreateFailed _ -> violation("has been created already");
        };
    }

    private Verdict receivedEarly(FromAgent.FromIsolate message) {
        return switch (message) {
            case FromAgent.Created(var _, var threadId) -> {
                if (threadId == 0) {
                    yield violation("was created without a thread");
                }
                created = true;
                yield Verdict.Accept.ACCEPT;
            }
            case FromAgent.CreateFailed _ -> Verdict.Accept.ACCEPT;
            case FromAgent.Ended ended -> ended(ended.reason());
            default -> violation("speaks before it is created");
        };
    }

    private Verdict answered(CallLedger ledger, CallId call) {
        if (ledger.remove(call)) {
            return Verdict.Accept.ACCEPT;
        }
        return ledger == requestsOfHost && call.value() <= givenUpTo
                ? new Verdict.Ignore("isolate " + isolate + " answers call " + call.value() + ", given up by the host")
                : stray("answers call " + call.value() + ", which waits for no answer");
    }

    private Verdict requested(CallId call) {
        if (call.value() <= lastRequest) {
            return stray("makes request " + call.value() + " after request " + lastRequest);
        }
        if (requestsOfWorker.size() >= WireLimits.MAX_PENDING_CALLS) {
            return violation("has more than " + WireLimits.MAX_PENDING_CALLS + " pending requests");
        }
        lastRequest = call.value();
        requestsOfWorker.add(call);
        return Verdict.Accept.ACCEPT;
    }

    private Verdict cancelled(CallId call) {
        if (requestsOfWorker.remove(call)) {
            return Verdict.Accept.ACCEPT;
        }
        return call.value() <= lastRequest
                ? new Verdict.Ignore("isolate " + isolate + " cancels request " + call.value() + ", answered meanwhile")
                : violation("cancels request " + call.value() + ", which it never made");
    }

    private Verdict saidTo(int debugger) {
        if (debuggers.contains(debugger)) {
            return Verdict.Accept.ACCEPT;
        }
        return inspected && debugger <= lastDebugger
                ? new Verdict.Ignore("isolate " + isolate + " speaks to debugger " + debugger + ", which has gone")
                : violation("speaks to debugger " + debugger + ", which was never there");
    }

    private Verdict consumed(int messages, long bytes) {
        if (messages > messagesOut || bytes > bytesOut) {
            return violation("consumed " + messages + " messages of " + bytes + " bytes, outstanding are " + messagesOut
                    + " of " + bytesOut);
        }
        messagesOut -= messages;
        bytesOut -= bytes;
        return Verdict.Accept.ACCEPT;
    }

    /** An agent may name the host's reason if the host gave one, and the limits that it watches itself. */
    private Verdict ended(EndReason reason) {
        boolean allowed = switch (reason) {
            case CPU_LIMIT_EXCEEDED,
                    MEMORY_LIMIT_EXCEEDED,
                    WALL_LIMIT_EXCEEDED,
                    MESSAGE_LIMIT_EXCEEDED,
                    OUTPUT_LIMIT_EXCEEDED,
                    HEAP_OUT_OF_MEMORY -> true;
            case SHUTDOWN -> reason == asked || agent.isStopping();
            case MANUAL, RECYCLED, NATIVE_CRASH, POLICY_VIOLATION, PROTOCOL_VIOLATION, AGENT_LOST -> reason == asked;
        };
        return allowed
                ? Verdict.Accept.ACCEPT
                : violation("ended as " + reason.word() + ", which the host never asked");
    }

    /** The host's streams have even numbers, the worker's odd ones; each side fills its own and reads the other's. */
    private Verdict onStream(StreamId stream, boolean ofHost) {
        return (stream.value() % 2 == 0) == ofHost
                ? Verdict.Accept.ACCEPT
                : violation(
                        (ofHost ? "reads from" : "writes to") + " stream " + stream.value() + " against its direction");
    }

    private Verdict violation(String what) {
        return new Verdict.Violation("isolate " + isolate + " " + what);
    }

    private Verdict stray(String what) {
        return agent.stray("isolate " + isolate + " " + what);
    }
}
