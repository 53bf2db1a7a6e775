package io.networkruntime.api;

import io.networkruntime.protocol.ErrorSource;
import io.networkruntime.protocol.FromAgent;
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

    /** The worker no longer waits for the answer to a request; its stage has been cancelled. */
    default void onCancel(CompletionStage<Payload> answer) {}

    /** A word about a byte stream that crosses beside a message: data, its end, or the demand for more. */
    default void onStream(FromAgent.FromIsolate word) {}

    /** An uncaught error in the worker, which lives on. */
    default void onError(ErrorSource source, GuestError error) {}

    /** A line of its console, if the isolate was made with {@link Console#EVENT}. */
    default void onConsole(String level, String text) {}

    /** The isolate has ended; the last call, and there is exactly one. */
    default void onEnd(EndReport report) {}
}
