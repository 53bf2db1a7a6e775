package io.networkruntime.supervisor.isolate;

import io.networkruntime.protocol.FromAgent;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.protocol.WireLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The debuggers of one worker isolate. Any thread may use it; nothing blocks.
 *
 * <p>What an isolate says to them is text that nobody here reads, in parts of bounded length.
 */
public final class DebugLines {
    /** A debugger. */
    public interface Debugger {
        /** Hears a message of the protocol, on the thread that polls. */
        void hear(String message);

        /** The isolate has ended; the last call. */
        void end();
    }

    /** What was said to a debugger so far of a message that goes on. */
    private record Line(Debugger debugger, StringBuilder part) {
        /** Takes in a part; gives the message that it completes. */
        Optional<String> whole(FromAgent.DebugSaid said) {
            if (part.length() <= WireLimits.MAX_DEBUG_MESSAGE_BYTES) {
                part.append(said.text());
            }
            if (said.more() || part.length() > WireLimits.MAX_DEBUG_MESSAGE_BYTES) {
                return Optional.empty();
            }
            String message = part.toString();
            part.setLength(0);
            part.trimToSize();
            return Optional.of(message);
        }
    }

    private static final int PART_CHARACTERS = WireLimits.MAX_DEBUG_TEXT_BYTES / 3;

    private final IsolateHandle isolate;
    private final String title;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, Line> lines = new HashMap<>();
    private int opened;
    private boolean over;

    /**
     * Of an isolate that was created for debuggers.
     *
     * @param title for people
     */
    public DebugLines(IsolateHandle isolate, String title) {
        this.isolate = isolate;
        this.title = title;
    }

    public String title() {
        return title;
    }

    public IsolateId id() {
        return isolate.id();
    }

    /** Begins a conversation and gives its number; the debugger is told of the end at once if the isolate has ended. */
    public int open(Debugger debugger) {
        int number;
        boolean late;
        lock.lock();
        try {
            number = opened++;
            late = over;
            if (!late) {
                lines.put(number, new Line(debugger, new StringBuilder()));
                isolate.hold(true);
                isolate.debug(new ToAgent.DebugOpen(id(), number));
            }
        } finally {
            lock.unlock();
        }
        if (late) {
            debugger.end();
        }
        return number;
    }

    /** Says a message of a debugger. */
    public void say(int debugger, String message) {
        lock.lock();
        try {
            for (int from = 0; from < message.length() && lines.containsKey(debugger); ) {
                int to = Math.min(message.length(), from + PART_CHARACTERS);
                to -= to < message.length() && Character.isHighSurrogate(message.charAt(to - 1)) ? 1 : 0;
                boolean more = to < message.length();
                isolate.debug(new ToAgent.DebugSay(id(), debugger, message.substring(from, to), more));
                from = to;
            }
        } finally {
            lock.unlock();
        }
    }

    /** The debugger has gone. */
    public void close(int debugger) {
        lock.lock();
        try {
            if (lines.remove(debugger) != null) {
                isolate.debug(new ToAgent.DebugClose(id(), debugger));
                isolate.hold(!lines.isEmpty());
            }
        } finally {
            lock.unlock();
        }
    }

    /** The isolate says something to a debugger; by the thread that polls alone. */
    public void heard(FromAgent.DebugSaid said) {
        Line line;
        Optional<String> message;
        lock.lock();
        try {
            line = lines.get(said.debugger());
            message = line == null ? Optional.empty() : line.whole(said);
        } finally {
            lock.unlock();
        }
        if (line == null) {
            return;
        }
        if (line.part().length() > WireLimits.MAX_DEBUG_MESSAGE_BYTES) {
            isolate.condemn(
                    "a message to a debugger is longer than " + WireLimits.MAX_DEBUG_MESSAGE_BYTES + " characters");
        }
        message.ifPresent(line.debugger()::hear);
    }

    /** The isolate has ended. */
    public void end() {
        List<Line> left;
        lock.lock();
        try {
            over = true;
            left = List.copyOf(lines.values());
            lines.clear();
        } finally {
            lock.unlock();
        }
        left.forEach(line -> line.debugger().end());
    }
}
