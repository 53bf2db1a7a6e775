package io.networkruntime.supervisor.isolate;

import io.networkruntime.protocol.IsolateSpec;
import io.networkruntime.supervisor.limits.IsolateLimits;

/**
 * What is asked for of an isolate beside its limits.
 *
 * @param tenant whom it belongs to; empty for nobody in particular
 * @param location the URL that its relative URLs are resolved against; empty for none
 * @param inspection whether debuggers may connect
 */
public record IsolateOrder(
        IsolateSpec.ConsoleMode console, String tenant, String location, IsolateSpec.Inspection inspection) {
    /** As its agent is told. */
    IsolateSpec spec(IsolateLimits limits) {
        return new IsolateSpec(
                limits.turnCpu().toNanos(),
                limits.lifeCpu().toNanos(),
                limits.turnWall().toNanos(),
                limits.memory().bytes(),
                console,
                location,
                inspection);
    }
}
