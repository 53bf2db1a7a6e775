package io.networkruntime.supervisor.isolate;

/** Says that an isolate has ended, or has been told to. */
public final class IsolateEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IsolateEndedException(String message) {
        super(message, null, false, false);
    }
}
