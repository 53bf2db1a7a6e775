package io.networkruntime.api;

import java.util.regex.Pattern;

/**
 * How one worker isolate is to be.
 *
 * @param limits what it may use
 * @param tenant whom it belongs to; matters where isolation is by tenant
 * @param name for people
 * @param console what becomes of its console
 * @param location the http: or https: URL that its relative URLs are resolved against, and which it sees as
 *     {@code location}; at most 4 KiB, empty for none
 */
public record IsolateOptions(Limits limits, String tenant, String name, Console console, String location) {
    private static final int MOST_CHARACTERS = 4096;
    /** A URL of the web may hold characters that {@link java.net.URI} refuses; the isolate parses it as the web does. */
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^/?#\\s][^\\s]*");

    public IsolateOptions {
        boolean tooLong = location.length() > MOST_CHARACTERS;
        if (!location.isEmpty() && (tooLong || !WEB_ADDRESS.matcher(location).matches())) {
            throw new IllegalArgumentException("location must be an absolute http: or https: URL of at most "
                    + MOST_CHARACTERS + " characters: " + location);
        }
    }

    /** Without a location. */
    public IsolateOptions(Limits limits, String tenant, String name, Console console) {
        this(limits, tenant, name, console, "");
    }

    public IsolateOptions withLimits(Limits value) {
        return new IsolateOptions(value, tenant, name, console, location);
    }

    public IsolateOptions withTenant(String value) {
        return new IsolateOptions(limits, value, name, console, location);
    }

    public IsolateOptions withName(String value) {
        return new IsolateOptions(limits, tenant, value, console, location);
    }

    public IsolateOptions withConsole(Console value) {
        return new IsolateOptions(limits, tenant, name, value, location);
    }

    public IsolateOptions withLocation(String value) {
        return new IsolateOptions(limits, tenant, name, console, value);
    }
}
