package io.networkruntime.supervisor.process;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A handler that keeps what arrives. */
final class Inbox implements WireHandler {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final AtomicLong received = new AtomicLong();
    final AtomicInteger drained = new AtomicInteger();
    final AtomicInteger closings = new AtomicInteger();
    final CompletableFuture<WireEnd> closed = new CompletableFuture<>();
    private final boolean keep;

    Inbox() {
        this(true);
    }

    Inbox(boolean keep) {
        this.keep = keep;
    }

    @Override
    public void onReadable(ByteBuffer arrived) {
        int count = arrived.remaining();
        if (keep) {
            byte[] copy = new byte[count];
            arrived.get(copy);
            synchronized (bytes) {
                bytes.writeBytes(copy);
            }
        }
        received.addAndGet(count);
    }

    @Override
    public void onDrained() {
        drained.incrementAndGet();
    }

    @Override
    public void onClosed(WireEnd end) {
        closings.incrementAndGet();
        closed.complete(end);
    }

    byte[] bytes() {
        synchronized (bytes) {
            return bytes.toByteArray();
        }
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }
}
