package io.networkruntime.protocol;

/** The fixed sizes of the protocol; both sides check all of them, but for {@link #LARGE_WINDOW_BYTES}. */
public final class WireLimits {
    /** Grows with every change that the other side must know of. */
    public static final int PROTOCOL_VERSION = 3;

    /** Largest serialised value of one message: 16 MiB. */
    public static final int MAX_PAYLOAD_BYTES = 16 << 20;

    /** Largest source text of one {@code execute}: 16 MiB of UTF-8. */
    public static final int MAX_CODE_BYTES = 16 << 20;

    /** Largest name of an event or a method: 256 bytes of UTF-8. */
    public static final int MAX_NAME_BYTES = 256;

    /** Largest frame behind its length prefix: one payload and its envelope, of at most 64 KiB. */
    public static final int MAX_FRAME_BYTES = MAX_PAYLOAD_BYTES + (64 << 10);

    /** Longest text of each part of an error: 16 KiB of UTF-8. */
    public static final int MAX_ERROR_TEXT_BYTES = 16 << 10;

    /** Longest name of a script as it stands in stack traces: 4 KiB of UTF-8. */
    public static final int MAX_FILENAME_BYTES = 4 << 10;

    /** Longest text of one {@code console.*} line: 64 KiB of UTF-8. */
    public static final int MAX_CONSOLE_TEXT_BYTES = 64 << 10;

    /** Longest part of a message of a debugger or to one: 1 MiB of UTF-8. */
    public static final int MAX_DEBUG_TEXT_BYTES = 1 << 20;

    /** Longest such message, of all its parts: 64 MiB of UTF-8. */
    public static final int MAX_DEBUG_MESSAGE_BYTES = 64 << 20;

    /** Most requests of one isolate and direction that wait for their answer: 10 000. */
    public static final int MAX_PENDING_CALLS = 10_000;

    /** What a worker may send before the host has taken in any of it: messages. */
    public static final int WINDOW_MESSAGES = 4096;

    /** The same in bytes; the last message may go beyond it by its whole size. */
    public static final long WINDOW_BYTES = 1L << 20;

    /**
     * What all isolates of one agent may send in large messages before the host has taken in any of it, in bytes. The agent keeps to it;
     * the host holds each isolate to its own window alone.
     */
    public static final long LARGE_WINDOW_BYTES = 32L << 20;

    private WireLimits() {}
}
