package io.networkruntime.supervisor.isolate;

import io.networkruntime.protocol.FromAgent.FromIsolate;

/**
 * Hears what a worker isolate says, in order, on the thread that polls, and its end on that or the one that saw its agent die. It
 * must be brief, never block, and throw nothing.
 *
 * <p>Each message takes room in a window until {@link IsolateHandle#consumed} is called for it; when the window is full
 * the worker waits.
 */
public interface HandleListener {
    /** The worker emitted, requested, failed or printed something. */
    void onMessage(FromIsolate message);

    /** The isolate has ended; the last call. */
    void onEnd(EndReport report);
}
