package io.networkruntime.engine.module;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reader of JSON and JSONC (comments, trailing commas) for configuration files. Objects become ordered maps, arrays lists,
 * numbers doubles.
 */
public final class JsonText {
    private static final int MAX_DEPTH = 200;

    private final String text;
    private int at;
    private int depth;

    private final boolean strict;

    private JsonText(String text, boolean strict) {
        this.text = text;
        this.strict = strict;
    }

    /** Where a text stops being JSON without comments and trailing commas; its end when it is JSON. */
    static int errorOffset(String text) {
        JsonText reader = new JsonText(text, true);
        try {
            reader.root();
            return text.length();
        } catch (IllegalArgumentException wrong) {
            return reader.at;
        }
    }

    /**
     * Reads a text whose root is an object.
     *
     * @throws IllegalArgumentException naming the line and column of what is wrong
     */
    public static Map<String, @Nullable Object> parseObject(String text) {
        return object(new JsonText(text.startsWith("\ufeff") ? text.substring(1) : text, false).root());
    }

    private @Nullable Object root() {
        Object root = value();
        blank();
        if (at < text.length()) {
            throw wrong("unexpected text after the end");
        }
        return root;
    }

    /** A text as JSON, in ASCII alone. */
    public static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20 || c > 0x7e) {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    /** The value as an object; empty when it is none. */
    @SuppressWarnings("unchecked") // value() makes no map with other keys
    public static Map<String, @Nullable Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    private @Nullable Object value() {
        blank();
        if (at >= text.length()) {
            throw wrong("unexpected end");
        }
        char c = text.charAt(at);
        return switch (c) {
            case '{' -> nested(this::members);
            case '[' -> nested(this::elements);
            case '"' -> string();
            default -> literal();
        };
    }

    private boolean afterComma;

    private Object nested(java.util.function.Supplier<Object> read) {
        if (++depth > MAX_DEPTH) {
            throw wrong("nested deeper than " + MAX_DEPTH);
        }
        at++;
        afterComma = false;
        Object value = read.get();
        afterComma = false;
        depth--;
        return value;
    }

    private Map<String, @Nullable Object> members() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (!closes('}')) {
            if (text.charAt(at) != '"') {
                throw wrong("expected a property name in double quotes");
            }
            String name = string();
            blank();
            expect(':');
            afterComma = false;
            members.put(name, value());
            separator('}');
        }
        return members;
    }

    private List<@Nullable Object> elements() {
        List<@Nullable Object> elements = new ArrayList<>();
        while (!closes(']')) {
            afterComma = false;
            elements.add(value());
            separator(']');
        }
        return elements;
    }

    private boolean closes(char bracket) {
        blank();
        if (at >= text.length()) {
            throw wrong("unexpected end");
        }
        boolean closed = text.charAt(at) == bracket && !(strict && afterComma);
        at += closed ? 1 : 0;
        return closed;
    }

    private void separator(char bracket) {
        blank();
        if (at >= text.length() || text.charAt(at) != bracket) {
            expect(',');
            afterComma = true;
        }
    }

    private void expect(char c) {
        if (at >= text.length() || text.charAt(at) != c) {
            throw wrong("expected '" + c + "'");
        }
        at++;
    }

    private String string() {
        int end = Lexeme.stringEnd(text, at);
        if (end - at < 2 || text.charAt(end - 1) != '"') {
            throw wrong("unterminated string");
        }
        String value = Lexeme.stringValue(text, at, end);
        at = end;
        return value;
    }

    private @Nullable Object literal() {
        int start = at;
        while (at < text.length() && ",]} \t\r\n/:".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            default -> number(word, start);
        };
    }

    private Double number(String word, int start) {
        try {
            return Double.valueOf(word);
        } catch (NumberFormatException notNumber) {
            at = start;
            throw wrong("unexpected " + (word.isEmpty() ? "'" + text.charAt(start) + "'" : word));
        }
    }

    private void blank() {
        if (!strict) {
            at = Lexeme.skipBlank(text, at);
        }
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException wrong(String what) {
        Position position = Position.ofOffset("", text, at);
        return new IllegalArgumentException(what + " at line " + position.line() + ", column " + position.column());
    }
}
