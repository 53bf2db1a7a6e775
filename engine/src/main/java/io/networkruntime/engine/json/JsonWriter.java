package io.networkruntime.engine.json;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plain Java values as JSON texts, in ASCII alone, so that lone surrogates survive any encoding.
 *
 * <p>Every start of a program and every report to one writes some; a library's classes would be loaded for that.
 */
public final class JsonWriter {
    private final StringBuilder text = new StringBuilder();

    private JsonWriter() {}

    /** Null, booleans, numbers (null for those that JSON does not know), and maps and collections of values; else its string. */
    public static String write(@Nullable Object value) {
        JsonWriter json = new JsonWriter();
        json.append(value);
        return json.text.toString();
    }

    private void append(@Nullable Object value) {
        switch (value) {
            case null -> text.append("null");
            case Double d when !Double.isFinite(d) -> text.append("null");
            case Number n -> text.append(n);
            case Boolean b -> text.append(b);
            case Map<?, ?> members -> appendMembers(members);
            case Collection<?> elements -> appendElements(elements);
            default -> quote(value.toString());
        }
    }

    private void appendMembers(Map<?, ?> members) {
        text.append('{');
        String before = "";
        for (Map.Entry<?, ?> member : members.entrySet()) {
            text.append(before);
            before = ",";
            quote(String.valueOf(member.getKey()));
            text.append(':');
            append(member.getValue());
        }
        text.append('}');
    }

    private void appendElements(Collection<?> elements) {
        text.append('[');
        String before = "";
        for (Object element : elements) {
            text.append(before);
            before = ",";
            append(element);
        }
        text.append(']');
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ' || c > '~') {
                        escape(c);
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    private void escape(char c) {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            text.append(Character.forDigit(c >> shift & 0xf, 16));
        }
    }
}
