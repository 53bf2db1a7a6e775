package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpException;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Failures of TLS as Deno throws them: its classes, and the words of its own TLS. */
final class TlsFailure {
    private static final Pattern ALERT = Pattern.compile("Received fatal alert: ([a-z_]+)");
    private static final Pattern NO_TLS = Pattern.compile("(?i:unrecognized SSL message|unknown content type)");

    private TlsFailure() {}

    /** Whether it was TLS that failed, and not the connection below it. */
    static boolean isOfTls(IOException thrown) {
        return thrown instanceof SSLException;
    }

    static RuntimeException of(Exception thrown) {
        return switch (thrown) {
            case OpException e -> e;
            case EOFException _ -> new OpException("UnexpectedEof", "unexpected end of file");
            case SSLException e -> new OpException("InvalidData", words(e));
            default -> OsFailure.of(thrown, "");
        };
    }

    private static String words(SSLException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof PeerTrust.RefusedException refused) {
                return "invalid peer certificate: " + refused.getMessage();
            }
        }
        String message = String.valueOf(thrown.getMessage());
        Matcher alert = ALERT.matcher(message);
        if (alert.find()) {
            return "received fatal alert: " + camelCase(alert.group(1));
        }
        if (NO_TLS.matcher(message).find()) {
            return "received corrupt message of type InvalidContentType";
        }
        if (message.contains("No matching application layer protocol")) {
            return "peer doesn't support any known protocol";
        }
        return message;
    }

    private static String camelCase(String words) {
        return Stream.of(words.split("_", -1))
                .map(word -> word.length() < 4 && !word.equals("bad") && !word.equals("no")
                        ? word.toUpperCase(Locale.ROOT)
                        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
