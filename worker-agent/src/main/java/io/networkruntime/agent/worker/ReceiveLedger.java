package io.networkruntime.agent.worker;

import io.networkruntime.protocol.FromAgent;
import io.networkruntime.protocol.IsolateId;
import org.jspecify.annotations.Nullable;

/** What the isolate has handled of the host's messages and not yet told; told in lumps of a quarter of the window. */
final class ReceiveLedger {
    private static final int TELL_MESSAGES = 1024;
    private static final long TELL_BYTES = 256 << 10;

    private int messages;
    private long bytes;

    /** Notes a handled message; gives what is to be told now, or null. */
    FromAgent.@Nullable Consumed handled(IsolateId isolate, long size) {
        messages++;
        bytes += size;
        if (messages < TELL_MESSAGES && bytes < TELL_BYTES) {
            return null;
        }
        var told = new FromAgent.Consumed(isolate, messages, bytes);
        messages = 0;
        bytes = 0;
        return told;
    }
}
