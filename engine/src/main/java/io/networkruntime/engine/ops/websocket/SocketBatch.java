package io.networkruntime.engine.ops.websocket;

import java.util.ArrayList;
import java.util.List;

/**
 * Several events of a WebSocket as one text: their lengths in UTF-16 code units, parted by commas, a line feed, and the
 * events, each a letter and its content. {@code internal/socket-batch.js} takes it apart.
 */
public final class SocketBatch {
    /** A batch takes no more events once it is so long. */
    private static final int ENOUGH = 64 << 10;

    private final List<String> events = new ArrayList<>();
    private int length;

    public void add(String event) {
        events.add(event);
        length += event.length();
    }

    public boolean isFull() {
        return length >= ENOUGH;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(length + 8 * events.size());
        String separator = "";
        for (String event : events) {
            text.append(separator).append(event.length());
            separator = ",";
        }
        text.append('\n');
        events.forEach(text::append);
        return text.toString();
    }
}
