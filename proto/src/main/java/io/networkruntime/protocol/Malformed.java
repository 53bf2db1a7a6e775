package io.networkruntime.protocol;

/** The way out of a decoder that met a bad frame; never leaves this package, so it carries words and no stack. */
final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String problem) {
        super(problem, null, false, false);
    }

    String problem() {
        return String.valueOf(getMessage());
    }
}
