package io.networkruntime.agent.worker;

import io.networkruntime.engine.inspector.DebugSession;
import io.networkruntime.engine.inspector.IsolateInspector;
import io.networkruntime.protocol.FromAgent;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.protocol.WireLimits;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The debuggers of one isolate, by the numbers that the host gives them. Words come in on the thread that reads the wire. */
final class DebugPort {
    private record Line(DebugSession session, StringBuilder part) {}

    private final IsolateId isolate;
    private final IsolateInspector inspector;
    private final Consumer<FromAgent> out;
    private final Map<Integer, Line> lines = new ConcurrentHashMap<>();

    /**
     * Of an isolate with an inspector.
     *
     * @param out sends at once
     */
    DebugPort(IsolateId isolate, IsolateInspector inspector, Consumer<FromAgent> out) {
        this.isolate = isolate;
        this.inspector = inspector;
        this.out = out;
    }

    IsolateInspector inspector() {
        return inspector;
    }

    void open(int debugger) {
        lines.put(debugger, new Line(inspector.connect(message -> tell(debugger, message)), new StringBuilder()));
    }

    void say(ToAgent.DebugSay said) {
        Line line = lines.get(said.debugger());
        if (line == null) {
            return;
        }
        line.part().append(said.text());
        if (!said.more()) {
            line.session().receive(line.part().toString());
            line.part().setLength(0);
        }
    }

    void close(int debugger) {
        Line line = lines.remove(debugger);
        if (line != null) {
            line.session().end();
        }
    }

    /** V8 writes nothing but ASCII, one byte for each character. */
    private void tell(int debugger, String message) {
        for (int from = 0; from < message.length(); from += WireLimits.MAX_DEBUG_TEXT_BYTES) {
            int to = Math.min(message.length(), from + WireLimits.MAX_DEBUG_TEXT_BYTES);
            out.accept(new FromAgent.DebugSaid(isolate, debugger, message.substring(from, to), to < message.length()));
        }
    }
}
