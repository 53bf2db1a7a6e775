package io.networkruntime.conformance;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the tests believe to be served from: what {@code .sub.} files are filled in with.
 *
 * @param host a name that leads to this machine
 * @param port of the responder
 * @param otherPort of the responder's second listener, another origin
 * @param securePort of the responder's listener that speaks TLS
 */
record Place(String host, int port, int otherPort, int securePort) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]*)\\}\\}");

    String origin() {
        return "http://" + host + ":" + port;
    }

    /** All that tests may reach, with spaces between. */
    String origins() {
        return String.join(
                " ",
                List.of(
                        origin(),
                        "http://" + host + ":" + otherPort,
                        "http://127.0.0.1:" + port,
                        "http://127.0.0.1:" + otherPort,
                        "https://" + host + ":" + securePort,
                        "https://127.0.0.1:" + securePort));
    }

    /** Fills in the placeholders of the sub pipe (web-platform-tests.org/writing-tests/server-pipes.html#sub). */
    String substitute(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), found.group())));
    }

    /** A subtest's name without the ports, which are others in every run. */
    String withoutPorts(String name) {
        return name.replace(":" + port, ":{port}")
                .replace(":" + otherPort, ":{port2}")
                .replace(":" + securePort, ":{secure-port}");
    }

    private String value(String name, String unknown) {
        if (name.equals("host") || name.startsWith("domains[") || name.startsWith("hosts[")) {
            return host;
        }
        return switch (name) {
            case "ports[http][1]" -> Integer.toString(otherPort);
            case "ports[https][0]", "ports[wss][0]" -> Integer.toString(securePort);
            // There is no HTTP/2 here, and no second listener with TLS: nobody listens at this port.
            case "ports[https][1]", "ports[h2][0]" -> "9";
            case "ports[http][0]", "ports[ws][0]" -> Integer.toString(port);
            case "location[server]" -> origin();
            case "location[host]" -> host + ":" + port;
            default -> unknown;
        };
    }
}
