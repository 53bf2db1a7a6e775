package io.networkruntime.supervisor.pool;

/** Says that no agent can take an isolate now, and why. */
public final class NoAgentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoAgentException(String message) {
        super(message, null, false, false);
    }
}
