package io.networkruntime.supervisor.cli;

/** What a configuration file says is wrong; the message names the file and the key. */
final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConfigurationException(String message) {
        super(message, null, false, false);
    }
}
