package io.networkruntime.supervisor.cli;

/** A command line whose words do not go together. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
