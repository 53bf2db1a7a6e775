package io.networkruntime.engine.isolate;

/** Says that a function of the bundle threw, which it must not: its own mistake, or no stack was left to run it. */
public final class EntryFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EntryFailed(String entry, Throwable cause) {
        super("bundle function " + entry + " failed", cause);
    }
}
