package io.networkruntime.engine.module;

/** Carries an {@link ImportFailure} out of a resolver or a source, through V8's linking, to the import that asked. */
public final class ImportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ImportFailure failure;

    public ImportException(ImportFailure failure) {
        super(failure.message(), null, false, false);
        this.failure = failure;
    }

    public ImportFailure failure() {
        return failure;
    }
}
