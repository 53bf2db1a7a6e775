package io.networkruntime.engine.module;

/**
 * Why a module could not be had, in the shape of the JavaScript error that its importer sees.
 *
 * @param errorClass the native error class: {@code TypeError} or {@code SyntaxError}
 * @param message the error's message
 * @param code the error's {@code code}, as Node names it; empty for none
 * @param at lines for below the message: a code frame, then {@code at url:line:column}; empty when the import call itself is the place
 */
public record ImportFailure(String errorClass, String message, String code, String at) {
    public static final String NOT_FOUND = "ERR_MODULE_NOT_FOUND";

    public static ImportFailure typeError(String message, String code) {
        return new ImportFailure("TypeError", message, code, "");
    }

    public static ImportFailure syntaxError(String message, CodeFrame frame) {
        return new ImportFailure("SyntaxError", message, "", frame.toString() + "\n    at " + frame.position());
    }

    ImportFailure at(Position position) {
        return at.isEmpty() ? new ImportFailure(errorClass, message, code, "\n    at " + position) : this;
    }

    /** The text that the error's {@code stack} begins with. */
    @Override
    public String toString() {
        return errorClass + ": " + message + at;
    }
}
