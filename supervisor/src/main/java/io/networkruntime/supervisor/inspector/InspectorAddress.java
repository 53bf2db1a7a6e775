package io.networkruntime.supervisor.inspector;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where debuggers connect.
 *
 * @param host a name or an address, without brackets
 * @param port 0 takes a free one
 * @param breaks whether the program waits for a debugger and stops before its first line
 */
public record InspectorAddress(String host, int port, boolean breaks) {
    private static final Pattern FORM =
            Pattern.compile("(?:(\\[[0-9a-fA-F:.]+]|[^:\\[\\]]+):)?([0-9]{1,5})|(\\[[0-9a-fA-F:.]+]|[^:]+)");
    private static final int DEFAULT_PORT = 9229;

    /**
     * Reads {@code host:port}, {@code port} or {@code host}.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    public static InspectorAddress parse(String text, boolean breaks) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not an address such as 127.0.0.1:9229");
        }
        String host = form.group(3) != null ? form.group(3) : form.group(1) != null ? form.group(1) : "127.0.0.1";
        int port = form.group(2) == null ? DEFAULT_PORT : Integer.parseInt(form.group(2));
        if (port > 65_535) {
            throw new IllegalArgumentException("the port of '" + text + "' is above 65535");
        }
        return new InspectorAddress(host.replace("[", "").replace("]", ""), port, breaks);
    }

    /** Whether one server can listen for both. */
    public boolean isSamePlace(InspectorAddress other) {
        return host.equals(other.host) && port == other.port;
    }

    InetSocketAddress socketAddress() {
        return new InetSocketAddress(host, port);
    }
}
