package io.networkruntime.api;

import java.net.URI;

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

    public IsolateOptions {
        if (!location.isEmpty()) {
            String scheme = location.length() > MOST_CHARACTERS
                    ? null
                    : URI.create(location).getScheme();
            if (!"http".equals(scheme) && !"https".equals(scheme)) {
                throw new IllegalArgumentException("location must be an absolute http: or https: URL of at most "
                        + MOST_CHARACTERS + " characters: " + location);
            }
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
