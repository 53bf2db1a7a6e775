package io.networkruntime.engine.module;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that a CommonJS text seems to export, for ES modules that import them by name. Linking comes before evaluation, so
 * this can only go by the forms that people and compilers write; a name that is missed is still a property of the default export.
 *
 * @param names exported names, without {@code default}
 * @param reexports specifiers whose names are exported too
 */
record CommonJsExports(Set<String> names, Set<String> reexports) {
    private static final String WORD = "exports";
    private static final String HELPER = "__export";
    private static final String DEFINE = "Object.defineProperty";
    private static final String NAME = "[A-Za-z_$][\\w$]*";
    private static final String STRING = "(['\"])([^'\"\\\\]+)\\1";
    // What may follow the word `exports`; looked at only there, since these texts can be megabytes.
    private static final Pattern MEMBER = Pattern.compile("\\s*\\.\\s*(" + NAME + ")\\s*=(?!=)");
    private static final Pattern KEY = Pattern.compile("\\s*\\[\\s*" + STRING + "\\s*\\]\\s*=(?!=)");
    private static final Pattern DEFINED = Pattern.compile("\\s*,\\s*" + STRING);
    private static final Pattern OBJECT = Pattern.compile("\\s*=\\s*\\{");
    private static final Pattern REQUIRED = Pattern.compile("\\s*=\\s*require\\s*\\(\\s*" + STRING);
    private static final Pattern STAR = Pattern.compile("(?:Star)?\\s*\\(\\s*require\\s*\\(\\s*" + STRING);
    private static final Pattern PROPERTY =
            Pattern.compile("\\G\\s*(?:(?:async\\s+)?(" + NAME + ")|(['\"])([^'\"\\\\]+)\\2)\\s*([,:}(])");

    static CommonJsExports of(String text) {
        CommonJsExports found = new CommonJsExports(new LinkedHashSet<>(), new LinkedHashSet<>());
        for (int at = text.indexOf(WORD); at >= 0; at = text.indexOf(WORD, at + WORD.length())) {
            found.occurrence(text, at);
        }
        for (int at = text.indexOf(HELPER); at >= 0; at = text.indexOf(HELPER, at + HELPER.length())) {
            add(STAR, text, at + HELPER.length(), 2, found.reexports);
        }
        found.names.remove("default");
        return found;
    }

    private void occurrence(String text, int at) {
        int start = beforeModule(text, at);
        char before = start == 0 ? ' ' : text.charAt(start - 1);
        if (before == '.' || Lexeme.isNamePart(before)) {
            return;
        }
        int end = at + WORD.length();
        boolean found = add(MEMBER, text, end, 1, names)
                || add(KEY, text, end, 2, names)
                || (isDefined(text, start) && add(DEFINED, text, end, 2, names))
                || (start < at && add(REQUIRED, text, end, 2, reexports));
        Matcher object = OBJECT.matcher(text).region(end, text.length());
        if (!found && start < at && object.lookingAt()) {
            properties(text, object.end(), names);
        }
    }

    private static boolean add(Pattern pattern, String text, int from, int group, Set<String> into) {
        Matcher matcher = pattern.matcher(text).region(from, text.length());
        boolean matches = matcher.lookingAt();
        if (matches) {
            into.add(matcher.group(group));
        }
        return matches;
    }

    /** Where {@code module.exports} begins whose {@code exports} is at an offset; the offset itself for the bare word. */
    private static int beforeModule(String text, int at) {
        int dot = skipSpaceBack(text, at) - 1;
        if (dot < 0 || text.charAt(dot) != '.') {
            return at;
        }
        int end = skipSpaceBack(text, dot);
        return end >= 6 && text.startsWith("module", end - 6) ? end - 6 : at;
    }

    private static boolean isDefined(String text, int start) {
        int open = skipSpaceBack(text, start) - 1;
        int end = open > 0 && text.charAt(open) == '(' ? skipSpaceBack(text, open) : 0;
        return end >= DEFINE.length() && text.startsWith(DEFINE, end - DEFINE.length());
    }

    private static int skipSpaceBack(String text, int from) {
        int i = from;
        while (i > 0 && Lexeme.isSpace(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    /** The names of an object literal that opens before {@code from}: shorthands and plain keys, up to what is neither. */
    private static void properties(String text, int from, Set<String> names) {
        Matcher property = PROPERTY.matcher(text);
        int at = Lexeme.skipBlank(text, from);
        while (property.find(at) && property.start() == at) {
            names.add(property.group(1) == null ? property.group(3) : property.group(1));
            char next = property.group(4).charAt(0);
            if (next == '}') {
                return;
            }
            int after = next == ',' ? property.end() : valueEnd(text, property.end() - (next == '(' ? 1 : 0));
            at = Lexeme.skipBlank(text, after);
        }
    }

    /** Past the comma that ends a property's value; the end of the text when the value is the last, or too odd to skip. */
    private static int valueEnd(String text, int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                i = Lexeme.stringEnd(text, i) - 1;
            } else if (text.startsWith("//", i)) {
                i = Lexeme.lineEnd(text, i);
            } else if (text.startsWith("/*", i)) {
                i = Lexeme.blockCommentEnd(text, i) - 1;
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0 && --depth < 0) {
                return text.length();
            } else if (c == ',' && depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }
}
