package io.networkruntime.api;

/** What becomes of {@code console.*} in a worker. */
public enum Console {
    /** Every method is a no-op. */
    NONE,
    /** A line on this process's standard error, with the isolate's number before it. */
    INHERIT,
    /** A call of {@link IsolateListener#onConsole}. */
    EVENT
}
