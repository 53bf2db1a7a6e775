package io.networkruntime.supervisor.isolate;

import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.IsolateId;

/** Says that an isolate has ended, or has been told to. */
public final class IsolateEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private IsolateEndedException(String message) {
        super(message, null, false, false);
    }

    static IsolateEndedException destroyed(IsolateId isolate) {
        return new IsolateEndedException("Isolate " + isolate + " is destroyed");
    }

    static IsolateEndedException ended(IsolateId isolate, EndReason reason) {
        return new IsolateEndedException("Isolate " + isolate + " ended: " + reason.word());
    }

    static IsolateEndedException neverCreated(IsolateId isolate, String why) {
        return new IsolateEndedException("Isolate " + isolate + " could not be created: " + why);
    }
}
