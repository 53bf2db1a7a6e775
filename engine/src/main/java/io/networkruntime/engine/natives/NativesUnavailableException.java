package io.networkruntime.engine.natives;

/** The native library or its data cannot be had or loaded here; the message says why and what to do. */
public final class NativesUnavailableException extends RuntimeException {
    NativesUnavailableException(String message) {
        super(message);
    }

    NativesUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
