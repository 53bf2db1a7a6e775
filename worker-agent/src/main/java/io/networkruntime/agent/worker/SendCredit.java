package io.networkruntime.agent.worker;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much an isolate may still send before the supervisor has taken in what it sent.
 *
 * <p>Counted in messages and bytes. Any positive rest allows one more message, whatever its size, so that the largest one
 * passes too. The isolate's thread spends; the wire's reader grants.
 */
final class SendCredit {
    private final AtomicLong messages;
    private final AtomicLong bytes;

    SendCredit(long messages, long bytes) {
        this.messages = new AtomicLong(messages);
        this.bytes = new AtomicLong(bytes);
    }

    boolean isSpent() {
        return messages.get() <= 0 || bytes.get() <= 0;
    }

    void spend(long size) {
        messages.decrementAndGet();
        bytes.addAndGet(-size);
    }

    void grant(long moreMessages, long moreBytes) {
        messages.addAndGet(moreMessages);
        bytes.addAndGet(moreBytes);
    }
}
