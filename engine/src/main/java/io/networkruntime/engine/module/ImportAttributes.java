package io.networkruntime.engine.module;

/** The {@code with { … }} clause after a module specifier, of which only {@code type} means anything here. */
final class ImportAttributes {
    private ImportAttributes() {}

    /** The value of the {@code type} attribute in a clause that begins at or after {@code from}; empty when there is none. */
    static String typeAfter(String text, int from) {
        int at = Lexeme.skipBlank(text, from);
        if (!text.startsWith("with", at)) {
            return "";
        }
        at = Lexeme.skipBlank(text, at + 4);
        if (at >= text.length() || text.charAt(at) != '{') {
            return "";
        }
        at = Lexeme.skipBlank(text, at + 1);
        while (at < text.length() && text.charAt(at) != '}') {
            int keyEnd = pieceEnd(text, at);
            String key = piece(text, at, keyEnd);
            int value = Lexeme.skipBlank(text, keyEnd);
            if (value >= text.length() || text.charAt(value) != ':') {
                return "";
            }
            value = Lexeme.skipBlank(text, value + 1);
            int valueEnd = value < text.length() ? pieceEnd(text, value) : value;
            if (key.equals("type")) {
                return piece(text, value, valueEnd);
            }
            at = Lexeme.skipBlank(text, valueEnd);
            if (text.startsWith(",", at)) {
                at = Lexeme.skipBlank(text, at + 1);
            } else {
                return "";
            }
        }
        return "";
    }

    private static int pieceEnd(String text, int at) {
        char c = text.charAt(at);
        return c == '"' || c == '\'' ? Lexeme.stringEnd(text, at) : Lexeme.nameEnd(text, at);
    }

    private static String piece(String text, int start, int end) {
        boolean quoted = end > start && (text.charAt(start) == '"' || text.charAt(start) == '\'');
        return quoted ? Lexeme.stringValue(text, start, end) : text.substring(start, end);
    }
}
