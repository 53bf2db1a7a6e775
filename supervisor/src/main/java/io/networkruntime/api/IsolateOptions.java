package io.networkruntime.api;

/**
 * How one worker isolate is to be.
 *
 * @param limits what it may use
 * @param tenant whom it belongs to; matters where isolation is by tenant
 * @param name for people
 * @param console what becomes of its console
 */
public record IsolateOptions(Limits limits, String tenant, String name, Console console) {
    public IsolateOptions withLimits(Limits value) {
        return new IsolateOptions(value, tenant, name, console);
    }

    public IsolateOptions withTenant(String value) {
        return new IsolateOptions(limits, value, name, console);
    }

    public IsolateOptions withName(String value) {
        return new IsolateOptions(limits, tenant, value, console);
    }

    public IsolateOptions withConsole(Console value) {
        return new IsolateOptions(limits, tenant, name, value);
    }
}
