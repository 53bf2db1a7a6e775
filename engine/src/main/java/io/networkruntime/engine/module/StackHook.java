package io.networkruntime.engine.module;

/** An isolate's own formatter of stacks, for isolates whose bundle keeps one where its user cannot take it away. */
@FunctionalInterface
public interface StackHook {
    /** The isolate has no formatter of its own. */
    StackHook NONE = quiet -> {};

    /** While quiet, the formatter must not call what the isolate's user has put there: V8's errors are on their way through Java. */
    void quiet(boolean quiet);
}
