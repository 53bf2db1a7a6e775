package io.networkruntime.supervisor.process;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Drains one agent's standard error into its tail and, line by line, to whoever listens. */
final class StderrReader implements WireHandler {
    /** A longer line is passed on in pieces. */
    private static final int MAX_LINE_BYTES = 4 << 10;

    private final StderrTail tail;
    private final Optional<Consumer<String>> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    StderrReader(StderrTail tail, Optional<Consumer<String>> lines) {
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
        // Cutting into lines costs many times more than keeping the tail: only for somebody who listens.
        lines.ifPresent(listener -> cut(bytes, listener));
    }

    private void cut(ByteBuffer bytes, Consumer<String> listener) {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                passOn(listener);
            } else {
                line.write(next);
                if (line.size() >= MAX_LINE_BYTES) {
                    passOn(listener);
                }
            }
        }
    }

    private void passOn(Consumer<String> listener) {
        listener.accept(StderrTail.escape(line.toString(StandardCharsets.UTF_8)));
        line.reset();
    }

    @Override
    public void onClosed(WireEnd end) {
        if (line.size() > 0) {
            lines.ifPresent(this::passOn);
        }
        ended.complete(null);
    }
}
