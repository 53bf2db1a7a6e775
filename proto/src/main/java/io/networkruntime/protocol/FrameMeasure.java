package io.networkruntime.protocol;

import io.networkruntime.protocol.ToAgent.Deliver;

/** Tells whether messages to an agent fit the wire, without writing them; thread-confined. */
public final class FrameMeasure {
    /** No UTF-16 code unit takes more bytes of UTF-8. */
    private static final int MAX_UTF8_BYTES = 3;

    private final FrameOutput frame = new FrameOutput();

    /**
     * Checks a message as {@link FrameWriter#append} does.
     *
     * @throws MessageTooLargeException if the message or a part of it is above its limit
     */
    public void requireFits(ToAgent message) {
        if (message instanceof Deliver(var _, var event, var payload)
                && event.length() <= WireLimits.MAX_NAME_BYTES / MAX_UTF8_BYTES
                && payload.size() <= WireLimits.MAX_PAYLOAD_BYTES) {
            return;
        }
        try {
            WireCodec.TO_AGENT.encode(message, frame);
            var _ = frame.end();
        } finally {
            frame.clear();
        }
    }
}
