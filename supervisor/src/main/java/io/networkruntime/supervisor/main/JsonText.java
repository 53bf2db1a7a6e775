package io.networkruntime.supervisor.main;

import org.jspecify.annotations.Nullable;

/** Writes one flat JSON object (RFC 8259); null, numbers, booleans and strings only. */
final class JsonText {
    private final StringBuilder text = new StringBuilder("{");

    JsonText put(String key, @Nullable Object value) {
        if (text.length() > 1) {
            text.append(',');
        }
        quote(key);
        text.append(':');
        if (value instanceof Number || value instanceof Boolean || value instanceof JsonText || value == null) {
            text.append(value);
        } else {
            quote(value.toString());
        }
        return this;
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                text.append("\\u%04x".formatted((int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    @Override
    public String toString() {
        return text + "}";
    }
}
