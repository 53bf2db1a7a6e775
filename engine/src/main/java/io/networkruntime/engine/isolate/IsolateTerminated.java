package io.networkruntime.engine.isolate;

/** Says that V8 stopped the running code for good: the isolate must be closed and never entered again. */
public final class IsolateTerminated extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IsolateTerminated() {
        super("the isolate was terminated", null, false, false);
    }
}
