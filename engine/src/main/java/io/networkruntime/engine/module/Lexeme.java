package io.networkruntime.engine.module;

/** Where the pieces of JavaScript source end: the rules of ECMA-262 chapter 12 that need no memory of what came before. */
final class Lexeme {
    private Lexeme() {}

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
    }

    static boolean isSpace(char c) {
        return c == ' '
                || (c >= '\t' && c <= '\r')
                || c == '\u00a0'
                || c == '\ufeff'
                || c == '\u2028'
                || c == '\u2029'
                || (c > 127 && Character.getType(c) == Character.SPACE_SEPARATOR);
    }

    static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '$'
                || c == '_'
                || c == '\\'
                || c == '#'
                || (c > 127 && !isSpace(c));
    }

    static boolean isNamePart(char c) {
        return isNameStart(c) || (c >= '0' && c <= '9');
    }

    /** The first offset at or after {@code at} that is neither white space nor comment. */
    static int skipBlank(String text, int at) {
        int i = at;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                i++;
            } else if (text.startsWith("//", i)) {
                i = lineEnd(text, i);
            } else if (text.startsWith("/*", i)) {
                i = blockCommentEnd(text, i);
            } else {
                return i;
            }
        }
        return i;
    }

    static int lineEnd(String text, int at) {
        int i = at;
        while (i < text.length() && !isLineEnd(text.charAt(i))) {
            i++;
        }
        return i;
    }

    static int blockCommentEnd(String text, int at) {
        int end = text.indexOf("*/", at + 2);
        return end < 0 ? text.length() : end + 2;
    }

    static int nameEnd(String text, int at) {
        int i = at;
        while (i < text.length() && isNamePart(text.charAt(i))) {
            i += text.startsWith("\\u{", i)
                    ? Math.max(1, text.indexOf('}', i, Math.min(i + 16, text.length())) + 1 - i)
                    : 1;
        }
        return i;
    }

    /** Past the end of a numeric literal; generous, for a source that does not parse is reported by V8 and not by us. */
    static int numberEnd(String text, int at) {
        boolean prefixed =
                at + 1 < text.length() && text.charAt(at) == '0' && "xXoObB".indexOf(text.charAt(at + 1)) >= 0;
        int i = at;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean sign = (c == '+' || c == '-') && !prefixed && i > at && "eE".indexOf(text.charAt(i - 1)) >= 0;
            if (!sign && c != '.' && !isNamePart(c)) {
                return i;
            }
            i++;
        }
        return i;
    }

    /** Past the closing quote of the string literal that opens at {@code at}, or the end of its line when it has none. */
    static int stringEnd(String text, int at) {
        char quote = text.charAt(at);
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                return i + 1;
            }
            if (c == '\\') {
                i += text.startsWith("\r\n", i + 1) ? 2 : 1;
            } else if (c == '\n' || c == '\r') {
                return i;
            }
        }
        return text.length();
    }

    /** Past the flags of the regular expression that opens at {@code at}; {@code at} itself when it is none after all. */
    static int regExpEnd(String text, int at) {
        boolean inClass = false;
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isLineEnd(c)) {
                return at;
            } else if (c == '\\') {
                i++;
            } else if (c == '[') {
                inClass = true;
            } else if (c == ']') {
                inClass = false;
            } else if (c == '/' && !inClass) {
                return nameEnd(text, i + 1);
            }
        }
        return at;
    }

    /** The value of a string literal, quotes included in the range; malformed escapes are kept as they stand. */
    static String stringValue(String text, int start, int end) {
        String raw = text.substring(start + 1, Math.max(start + 1, end - 1));
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder value = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\' || i + 1 == raw.length()) {
                value.append(c);
            } else {
                i = appendEscape(raw, i + 1, value);
            }
        }
        return value.toString();
    }

    private static int appendEscape(String raw, int at, StringBuilder value) {
        char c = raw.charAt(at);
        int digits = c == 'x' ? 2 : c == 'u' ? 4 : 0;
        boolean braced = c == 'u' && raw.startsWith("{", at + 1);
        int from = at + (braced ? 2 : 1);
        int to = braced ? raw.indexOf('}', at) : at + 1 + digits;
        if (digits > 0 && to >= from && to <= raw.length()) {
            try {
                value.appendCodePoint(Integer.parseInt(raw, from, to, 16));
                return braced ? to : to - 1;
            } catch (IllegalArgumentException notHexadecimal) {
                value.append(c);
                return at;
            }
        }
        switch (c) {
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'r' -> value.append('\r');
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'v' -> value.append('\u000b');
            case '0' -> value.append('\0');
            case '\n', '\r', '\u2028', '\u2029' -> {}
            default -> value.append(c);
        }
        return at;
    }
}
