package io.networkruntime.api;

import io.networkruntime.protocol.GuestError;

/** An error that JavaScript code in a worker threw: its name, its message and its stack, as text. */
public final class GuestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String errorName;
    private final String errorMessage;
    private final String guestStack;

    public GuestException(GuestError error) {
        super(error.name().isEmpty() ? error.message() : error.name() + ": " + error.message(), null, false, false);
        errorName = error.name();
        errorMessage = error.message();
        guestStack = error.stack();
    }

    /** Such as {@code TypeError}; empty if something else than an error was thrown. */
    public String errorName() {
        return errorName;
    }

    public String errorMessage() {
        return errorMessage;
    }

    /** The stack with the file names that were given to {@code execute}; empty if there is none. */
    public String guestStack() {
        return guestStack;
    }

    GuestError error() {
        return new GuestError(errorName, errorMessage, guestStack);
    }
}
