package io.networkruntime.api;

import io.networkruntime.protocol.ErrorSource;
import io.networkruntime.protocol.GuestError;
import io.networkruntime.protocol.Payload;
import io.networkruntime.supervisor.isolate.EndReport;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Hears what one worker isolate says, one call at a time and in order, on the executor of its sandbox.
 *
 * <p>What a method throws is reported to the sandbox's log and harms nothing; the worker whose request it was gets it as a
 * rejection.
 */
public interface IsolateListener {
    /** {@code NETWORK.send(event, data)}. */
    default void onEvent(String event, Payload data) {}

    /** {@code NETWORK.request(method, data)}; the worker waits for the stage to complete. */
    default CompletionStage<Payload> onRequest(String method, Payload data) {
        return CompletableFuture.failedFuture(
                new GuestException(GuestError.of("Error", "No handler registered for method: " + method)));
    }

    /** An uncaught error in the worker, which lives on. */
    default void onError(ErrorSource source, GuestError error) {}

    /** A line of its console, if the isolate was made with {@link Console#EVENT}. */
    default void onConsole(String level, String text) {}

    /** The isolate has ended; the last call, and there is exactly one. */
    default void onEnd(EndReport report) {}
}
