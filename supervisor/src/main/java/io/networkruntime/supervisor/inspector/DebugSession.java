package io.networkruntime.supervisor.inspector;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.IV8InspectorListener;
import com.caoccao.javet.interop.V8Inspector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The conversation of one debugger with V8: its messages in their order, by whichever way is open. */
final class DebugSession implements IV8InspectorListener {
    private static final String PAUSED = "{\"method\":\"Debugger.paused\"";
    private static final String RESUMED = "{\"method\":\"Debugger.resumed\"";
    /** What makes V8 leave its loop. */
    private static final Pattern LEAVING =
            Pattern.compile("\"method\"\\s*:\\s*\"(?:Debugger\\.(?:resume|step\\w+|disable|"
                    + "continueToLocation|restartFrame)|Runtime\\.(?:runIfWaitingForDebugger|terminateExecution))\"");
    /** Numbers of questions that the debugger has not asked. */
    private static final int SET_BREAKPOINT = 2147483640;

    private static final int REMOVE_BREAKPOINT = 2147483641;
    private static final int DISABLE = 2147483642;
    private static final int RUN = 2147483643;
    private static final Pattern OWN = Pattern.compile("\\{\"id\":214748364[0-3],.*", Pattern.DOTALL);
    private static final Pattern BREAKPOINT = Pattern.compile("\"breakpointId\":(\"(?:[^\"\\\\]|\\\\.)*\")");
    /** A message that is handed over just before V8's loop begins waits for it, and the next must not wait for that one. */
    private static final long PATIENCE_MILLIS = 200;

    private final Inspector owner;
    private final V8Inspector inspector;
    private final DevTools client;
    private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
    /** The breakpoint on the first line as JSON, until it is reached; the owner's. */
    private String startBreakpoint = "";

    DebugSession(Inspector owner, V8Inspector inspector, DevTools client) {
        this.owner = owner;
        this.inspector = inspector;
        this.client = client;
        inspector.addListeners(this);
    }

    V8Inspector inspector() {
        return inspector;
    }

    // ---- what the debugger says; on the server's thread

    void receive(String message) {
        waiting.add(ascii(message));
        owner.wake(this);
    }

    /** The debugger has gone: a program that stands still goes on. */
    void end() {
        waiting.add("{\"id\":" + DISABLE + ",\"method\":\"Debugger.disable\"}");
        waiting.add("{\"id\":" + RUN + ",\"method\":\"Runtime.runIfWaitingForDebugger\"}");
        owner.wake(this);
        owner.detach(this);
    }

    /** JSON may name every character by its number, which is what V8's inspector gets across from Java. */
    private static String ascii(String json) {
        StringBuilder text = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            text.append(c < 0x80 ? String.valueOf(c) : "\\u%04x".formatted((int) c));
        }
        return text.toString();
    }

    /** Hands over what waits; a task of the owner's loop. */
    void dispatch() {
        while (!owner.isInside()) {
            String message = waiting.poll();
            if (message == null) {
                return;
            }
            send(message);
        }
    }

    /** Hands over what waits while V8 takes messages by itself; never by the owner. */
    void forward() {
        while (owner.isInside()) {
            String message = waiting.poll();
            if (message == null) {
                return;
            }
            if (LEAVING.matcher(message).find()) {
                sendApart(message);
                owner.leave();
            } else {
                sendApart(message);
            }
        }
    }

    private void sendApart(String message) {
        Thread sender = Thread.ofPlatform().daemon().name("inspector-send").start(() -> send(message));
        try {
            sender.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(String message) {
        try {
            inspector.sendRequest(message);
        } catch (JavetException e) {
            throw new IllegalStateException("V8's inspector takes no messages", e);
        }
    }

    /** Sets a breakpoint on the first statement of a compiled module, transpiled or not, until it is reached. */
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

    @Override
    public void receiveNotification(String message) {
        client.send(message);
        if (message.startsWith(PAUSED)) {
            if (!startBreakpoint.isEmpty()) {
                waiting.add("{\"id\":" + REMOVE_BREAKPOINT
                        + ",\"method\":\"Debugger.removeBreakpoint\",\"params\":{\"breakpointId\":" + startBreakpoint
                        + "}}");
                startBreakpoint = "";
            }
            owner.enter();
        } else if (message.startsWith(RESUMED)) {
            owner.leave();
        }
    }

    @Override
    public void receiveResponse(String message) {
        if (OWN.matcher(message).matches()) {
            hearOwn(message);
        } else {
            client.send(message);
        }
    }

    @Override
    public void flushProtocolNotifications() {
        // Every message is sent at once.
    }

    @Override
    public void runIfWaitingForDebugger(int contextGroupId) {
        // V8 leaves its loop by itself.
    }

    @Override
    public void sendRequest(String message) {
        // Said by this session itself.
    }
}
