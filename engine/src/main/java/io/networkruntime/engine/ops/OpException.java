package io.networkruntime.engine.ops;

/**
 * An error that an operation gives to JavaScript.
 *
 * <p>The name chooses the class on the other side: a native error ({@code TypeError}, {@code RangeError}, ...), an error
 * class registered by the bundle, or else a {@code DOMException} of that name.
 */
public final class OpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String errorName;

    public OpException(String errorName, String message) {
        super(message, null, false, false);
        this.errorName = errorName;
    }

    public static OpException typeError(String message) {
        return new OpException("TypeError", message);
    }

    public static OpException rangeError(String message) {
        return new OpException("RangeError", message);
    }

    public String errorName() {
        return errorName;
    }

    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }
}
