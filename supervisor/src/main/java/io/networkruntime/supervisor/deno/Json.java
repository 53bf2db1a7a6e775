package io.networkruntime.supervisor.deno;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain Java values as JSON text, for what crosses to JavaScript as more than one value. */
final class Json {
    private final StringBuilder text = new StringBuilder();

    private Json() {}

    static String object(Map<String, ? extends @Nullable Object> members) {
        return of(members);
    }

    /** Null, booleans, numbers, strings, and maps and collections of them. */
    static String of(@Nullable Object value) {
        Json json = new Json();
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
        char before = '{';
        for (Map.Entry<?, ?> member : members.entrySet()) {
            text.append(before);
            before = ',';
            quote(String.valueOf(member.getKey()));
            text.append(':');
            append(member.getValue());
        }
        text.append(before == '{' ? "{}" : "}");
    }

    private void appendElements(Collection<?> elements) {
        char before = '[';
        for (Object element : elements) {
            text.append(before);
            before = ',';
            append(element);
        }
        text.append(before == '[' ? "[]" : "]");
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
