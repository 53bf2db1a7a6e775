package io.networkruntime.engine.inspector;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Inspector;
import com.caoccao.javet.interop.V8Runtime;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The conversation of one debugger with V8: its messages in their order, by whichever way is open. */
public final class DebugSession {
    private static final String PAUSED = "{\"method\":\"Debugger.paused\"";
    private static final String RESUMED = "{\"method\":\"Debugger.resumed\"";
    private static final String CONSOLE = "{\"method\":\"Runtime.consoleAPICalled\"";
    /** The frames above the script that called the console: those of the bundle. V8 keeps no others while nobody listens. */
    private static final Pattern OUR_FRAMES = Pattern.compile("(?<=\"stackTrace\":\\{\"callFrames\":\\[)"
            + "(?:\\{\"functionName\":\"(?:[^\"\\\\]|\\\\.)*\",\"scriptId\":\"\\d+\",\"url\":\"(?:internal:[^\"]*)?\","
            + "\"lineNumber\":\\d+,\"columnNumber\":\\d+},?)+");

    private static final Pattern RUN = Pattern.compile("\"method\"\\s*:\\s*\"Runtime\\.runIfWaitingForDebugger\"");
    /** Numbers of questions that the debugger has not asked. */
    private static final int SET_BREAKPOINT = 2147483640;

    private static final int REMOVE_BREAKPOINT = 2147483641;
    private static final int DISABLE = 2147483642;
    private static final Pattern OWN = Pattern.compile("\\{\"id\":214748364[0-2],.*", Pattern.DOTALL);
    private static final Pattern BREAKPOINT = Pattern.compile("\"breakpointId\":(\"(?:[^\"\\\\]|\\\\.)*\")");

    private final IsolateInspector owner;
    private final Consumer<String> out;
    private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
    private volatile @Nullable V8Inspector inspector;
    private volatile boolean ended;
    /** The breakpoint on the first line as JSON, until it is reached; the owner's. */
    private String startBreakpoint = "";

    /**
     * A conversation that V8 does not know of yet.
     *
     * @param out hears what V8 says, on the thread of the isolate's owner
     */
    DebugSession(IsolateInspector owner, Consumer<String> out) {
        this.owner = owner;
        this.out = out;
    }

    // ---- what the debugger says; any thread

    /** Hands a message of the protocol to V8, as soon as it takes one. */
    public void receive(String message) {
        if (!ended) {
            waiting.add(ascii(message));
            owner.wake();
        }
    }

    /** The debugger has gone: a program that stands still for it goes on. */
    public void end() {
        ended = true;
        waiting.clear();
        waiting.add("{\"id\":" + DISABLE + ",\"method\":\"Debugger.disable\"}");
        owner.wake();
    }

    /** JSON may name every character by its number, which is what V8's inspector gets across from Java. */
    private static String ascii(String json) {
        StringBuilder text = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < 0x80) {
                text.append(c);
            } else {
                text.append("\\u%04x".formatted((int) c));
            }
        }
        return text.toString();
    }

    // ---- between the two

    boolean isOpen() {
        return inspector != null;
    }

    boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    /** Has V8 know of this conversation; by the owner. */
    void open(V8Runtime runtime) {
        V8Inspector opened = runtime.createV8Inspector("main");
        opened.addListeners(new ProtocolListener(this::answered, this::notified));
        inspector = opened;
    }

    /** Hands over what waits in a turn of the owner's, and closes after the debugger's end; true if it did. */
    boolean dispatch() {
        for (String message = waiting.poll(); message != null; message = waiting.poll()) {
            send(message);
            owner.turned();
            if (RUN.matcher(message).find()) {
                owner.run();
            }
        }
        if (ended) {
            close();
        }
        return ended;
    }

    /** Hands over what waits while V8 takes messages by itself; never by the owner. */
    void forward(Stay stay) {
        while (isOpen() && owner.isIn(stay) && !stay.isHeld()) {
            String message = waiting.poll();
            if (message == null) {
                return;
            }
            if (stay.note(this, message)) {
                // V8 may have left before Javet looks whether it takes messages.
                owner.apart(() -> send(message));
            } else {
                send(message);
            }
        }
    }

    private void send(String message) {
        V8Inspector open = inspector;
        try {
            if (open != null) {
                open.sendRequest(message);
            }
        } catch (JavetException e) {
            throw new IllegalStateException("V8's inspector takes no messages", e);
        }
    }

    /** By the owner, in a turn of its own. */
    void close() {
        V8Inspector open = inspector;
        inspector = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (JavetException e) {
            throw new IllegalStateException("a debugging session could not be closed", e);
        }
    }

    /** Sets a breakpoint on the first statement of a script, transpiled or not, until it is reached; by the owner. */
    void breakOnStart(String url) {
        String pattern = "^" + url.replaceAll("[^A-Za-z0-9/:_-]", "\\\\\\\\$0") + "(#js)?$";
        send(ascii(
                "{\"id\":" + SET_BREAKPOINT + ",\"method\":\"Debugger.setBreakpointByUrl\",\"params\":{\"urlRegex\":\""
                        + pattern + "\",\"lineNumber\":0,\"columnNumber\":0}}"));
    }

    /** An answer to what the debugger has not asked. */
    private void hearOwn(String message) {
        Matcher breakpoint = BREAKPOINT.matcher(message);
        if (breakpoint.find()) {
            startBreakpoint = breakpoint.group(1);
        }
    }

    // ---- what V8 says; on the owner's thread

    private void notified(String message) {
        if (message.startsWith(PAUSED)) {
            if (!startBreakpoint.isEmpty()) {
                waiting.add("{\"id\":" + REMOVE_BREAKPOINT
                        + ",\"method\":\"Debugger.removeBreakpoint\",\"params\":{\"breakpointId\":" + startBreakpoint
                        + "}}");
                startBreakpoint = "";
            }
            owner.paused();
        } else if (message.startsWith(RESUMED)) {
            owner.resumed();
        }
        tell(message.startsWith(CONSOLE) ? OUR_FRAMES.matcher(message).replaceFirst("") : message);
    }

    private void answered(String message) {
        owner.answered(this, message);
        if (OWN.matcher(message).matches()) {
            hearOwn(message);
        } else {
            tell(message);
        }
    }

    private void tell(String message) {
        if (!ended) {
            out.accept(message);
        }
    }
}
