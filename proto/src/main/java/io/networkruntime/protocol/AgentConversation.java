package io.networkruntime.protocol;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the talk with one agent: tells which of its messages an honest agent could have sent now.
 *
 * <p>The supervisor calls {@link #sent} for each message before its bytes leave, {@link #received} for each message before
 * it acts on it, and {@link #buried} when it tells the world of an isolate's end by itself. Confined to whoever owns the
 * agent's state; pure, without clock or I/O.
 *
 * <p>The rules: {@code Hello} comes first, once, with the version and the token of {@code Configure}. Then the agent
 * speaks of the isolates that it holds: {@code Created} or {@code CreateFailed} once per creation, nothing of an isolate
 * before the first or after its {@code Ended} or {@code CreateFailed}, answers to open calls only, requests with growing ids,
 * no more {@code Consumed} than was sent, pongs for pings, streams in their direction, no end that only the host can tell, no word
 * to a debugger that was not there.
 *
 * <p>Races are no offence: whatever comes late about a buried isolate or a call that the host gave up is ignored. A first
 * stray answer or repeated request is ignored too, the second one is a violation.
 */
public final class AgentConversation {
    private static final int STRAYS_ALLOWED = 1;

    private final Map<IsolateId, IsolateConversation> isolates = new HashMap<>();
    private ToAgent.@Nullable Configure configured;
    private boolean open;
    private boolean stopping;
    private Verdict.@Nullable Violation broken;
    private long lastPing = -1;
    private long lastPong = -1;
    private int strays;
    private long ignored;

    /**
     * Notes what the host says.
     *
     * @throws IllegalStateException if the host breaks the rules: anything before {@code Configure}, a second one, or an
     *     isolate id used twice
     */
    public void sent(ToAgent message) {
        if ((configured == null) != message instanceof ToAgent.Configure) {
            throw new IllegalStateException("Configure must come first and once, not " + message);
        }
        switch (message) {
            case ToAgent.CreateIsolate(var id, var spec) -> {
                if (isolates.putIfAbsent(id, new IsolateConversation(this, id, spec.inspection())) != null) {
                    throw new IllegalStateException("isolate " + id + " is there already");
                }
            }
            case ToAgent.ToIsolate about -> {
                IsolateConversation isolate = isolates.get(about.isolate());
                if (isolate != null) { // else it has just ended, and the agent will drop the message
                    isolate.sent(about);
                }
            }
            case ToAgent.Ping(var sequence) -> lastPing = Math.max(lastPing, sequence);
            case ToAgent.Configure configure -> configured = configure;
            case ToAgent.Stop _ -> stopping = true;
        }
    }

    /** Judges what the agent says. After a violation every call gives that same one. */
    public Verdict received(FromAgent message) {
        if (broken != null) {
            return broken;
        }
        Verdict verdict = judge(message);
        switch (verdict) {
            case Verdict.Accept _ -> {}
            case Verdict.Ignore _ -> ignored++;
            case Verdict.Violation violation -> broken = violation;
        }
        return verdict;
    }

    /** Notes that the host has told of this isolate's end by itself: what the agent still says of it is ignored. */
    public void buried(IsolateId id) {
        IsolateConversation isolate = isolates.get(id);
        if (isolate != null) {
            isolate.bury();
        }
    }

    /** Whether the agent has said a valid {@code Hello}. */
    public boolean isOpen() {
        return open;
    }

    /** How many isolates the agent may speak of, those included that are being created or are buried. */
    public int isolateCount() {
        return isolates.size();
    }

    /**
     * Whether the isolate has sent all that the host has given it leave for, so that it may be waiting for more; or its agent may have
     * no room for one more large message.
     */
    public boolean isOutOfCredit(IsolateId id) {
        IsolateConversation isolate = isolates.get(id);
        return isolate != null
                && (isolate.isOutOfCredit() || bytesIn() > WireLimits.LARGE_WINDOW_BYTES - WireLimits.MAX_FRAME_BYTES);
    }

    /** What the agent sent and the host has not taken in yet. */
    private long bytesIn() {
        return isolates.values().stream()
                .mapToLong(IsolateConversation::bytesIn)
                .sum();
    }

    /** How many messages were ignored so far. */
    public long ignored() {
        return ignored;
    }

    private Verdict judge(FromAgent message) {
        if (!open && !(message instanceof FromAgent.Hello)) {
            return new Verdict.Violation("the agent speaks before its hello");
        }
        return switch (message) {
            case FromAgent.FromIsolate about -> judgeIsolate(about);
            case FromAgent.Pong(var sequence) -> judgePong(sequence);
            case FromAgent.Hello hello -> judgeHello(hello);
        };
    }

    private Verdict judgeIsolate(FromAgent.FromIsolate message) {
        IsolateConversation isolate = isolates.get(message.isolate());
        if (isolate == null) {
            return new Verdict.Violation(
                    "the agent speaks of isolate " + message.isolate() + ", which it does not hold");
        }
        Verdict verdict = isolate.isBuried()
                ? new Verdict.Ignore("isolate " + message.isolate() + " is buried")
                : isolate.received(message);
        boolean isLast = message instanceof FromAgent.Ended || message instanceof FromAgent.CreateFailed;
        if (isLast && !(verdict instanceof Verdict.Violation)) {
            isolates.remove(message.isolate());
        }
        return verdict;
    }

    private Verdict judgePong(long sequence) {
        if (sequence > lastPing) {
            return new Verdict.Violation("the agent answers ping " + sequence + ", which was never sent");
        }
        if (sequence <= lastPong) {
            return stray("the agent answers ping " + sequence + " again");
        }
        lastPong = sequence;
        return Verdict.Accept.ACCEPT;
    }

    private Verdict judgeHello(FromAgent.Hello hello) {
        if (open) {
            return new Verdict.Violation("the agent says hello twice");
        }
        if (configured == null) {
            return new Verdict.Violation("the agent says hello before it was asked");
        }
        if (hello.protocolVersion() != configured.protocolVersion()) {
            return new Verdict.Violation("the agent speaks version " + hello.protocolVersion()
                    + " of the protocol, not " + configured.protocolVersion());
        }
        if (hello.token() != configured.token()) {
            return new Verdict.Violation("the agent gives a wrong token");
        }
        open = true;
        return Verdict.Accept.ACCEPT;
    }

    /** Whether the agent was told to stop, and so to end every isolate. */
    boolean isStopping() {
        return stopping;
    }

    /** One slip is dropped, a repeated one is an offence. */
    Verdict stray(String what) {
        return strays++ < STRAYS_ALLOWED
                ? new Verdict.Ignore(what)
                : new Verdict.Violation(what + ", not for the first time");
    }
}
