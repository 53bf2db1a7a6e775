package io.networkruntime.supervisor.isolate;

import io.networkruntime.protocol.FromAgent.FromIsolate;

/**
 * Hears what a worker isolate says, in order, on the thread that polls: it must be brief and never block.
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
