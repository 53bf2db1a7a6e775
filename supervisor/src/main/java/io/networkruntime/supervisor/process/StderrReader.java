package io.networkruntime.supervisor.process;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Drains one agent's standard error into its tail and, line by line, to whoever listens. */
final class StderrReader implements WireHandler {
    /** A longer line is passed on in pieces. */
    private static final int MAX_LINE_BYTES = 4 << 10;

    private final StderrTail tail;
    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    StderrReader(StderrTail tail, Consumer<String> lines) {
        this.tail = tail;
        this.lines = lines;
    }

    /** Completes when nothing more can come. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    public void onReadable(ByteBuffer bytes) {
        tail.add(bytes.duplicate());
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                passOn();
            } else {
                line.write(next);
                if (line.size() >= MAX_LINE_BYTES) {
                    passOn();
                }
            }
        }
    }

    private void passOn() {
        lines.accept(StderrTail.escape(line.toString(StandardCharsets.UTF_8)));
        line.reset();
    }

    @Override
    public void onClosed(WireEnd end) {
        if (line.size() > 0) {
            passOn();
        }
        ended.complete(null);
    }
}
