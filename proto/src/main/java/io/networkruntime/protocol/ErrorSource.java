package io.networkruntime.protocol;

/** Where an uncaught error of a worker came from. */
public enum ErrorSource {
    EXECUTE,
    EVENT,
    REQUEST,
    TIMER,
    PROMISE
}
