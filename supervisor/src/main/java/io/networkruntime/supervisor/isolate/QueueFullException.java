package io.networkruntime.supervisor.isolate;

/** Says that too much waits for an isolate already; nothing was taken. */
public final class QueueFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueueFullException(String message) {
        super(message, null, false, false);
    }
}
