package io.networkruntime.engine.ops.http;

import io.networkruntime.engine.ops.OpException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.WebSocketHandshakeException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;

/** Network failures as fetch reports them: a TypeError that names the host and says what went wrong. */
public final class HttpFailure {
    private HttpFailure() {}

    /** The error of a failure; {@code what} begins the message, as in "fetch failed: http://host/". */
    public static OpException of(String what, Throwable thrown) {
        return new OpException("TypeError", what + ": " + reason(thrown));
    }

    /** What went wrong, in a few words. */
    public static String reason(Throwable thrown) {
        return describe(unwrap(thrown));
    }

    private static Throwable unwrap(Throwable thrown) {
        Throwable cause = thrown.getCause();
        boolean wrapper = thrown instanceof ExecutionException || thrown instanceof CompletionException;
        return wrapper && cause != null ? unwrap(cause) : thrown;
    }

    private static String describe(Throwable thrown) {
        if (isUnresolved(thrown)) {
            return "the host name cannot be resolved";
        }
        return switch (thrown) {
            case WebSocketHandshakeException refused ->
                "Invalid status code: " + refused.getResponse().statusCode();
            case ConnectException _ -> orElse(thrown, "the connection was refused");
            case SSLException _ when isNoTls(thrown) -> "received corrupt message of type InvalidContentType";
            case SSLException _ -> "TLS: " + orElse(thrown, "the handshake failed");
            case CancellationException _ -> "it was aborted";
            case IOException _
            when "closed".equals(thrown.getMessage()) ->
                "the connection was closed within the body, or the body is malformed";
            case IOException _ -> orElse(thrown, "the connection was lost");
            default -> orElse(thrown, thrown.getClass().getSimpleName());
        };
    }

    /** Whether the other side speaks something else, HTTP without TLS for instance. */
    private static boolean isNoTls(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).contains("nrecognized SSL message");
    }

    private static boolean isUnresolved(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    private static String orElse(Throwable thrown, String otherwise) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? otherwise : message;
    }
}
