package io.networkruntime.conformance;

import org.jspecify.annotations.Nullable;

/** Values read from JSON texts as what they are expected to be: what is something else counts as empty or zero. */
final class Json {
    private Json() {}

    static String string(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    static int integer(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : 0;
    }
}
