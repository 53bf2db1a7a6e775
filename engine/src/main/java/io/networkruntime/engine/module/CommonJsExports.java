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
    private static final String NAME = "[A-Za-z_$][\\w$]*";
    private static final String EXPORTS = "(?:module\\s*\\.\\s*)?exports";
    private static final Pattern MEMBER =
            Pattern.compile("(?<![\\w$.])" + EXPORTS + "\\s*\\.\\s*(" + NAME + ")\\s*=(?!=)");
    private static final Pattern KEY =
            Pattern.compile("(?<![\\w$.])" + EXPORTS + "\\s*\\[\\s*(['\"])([^'\"\\\\]+)\\1\\s*\\]\\s*=(?!=)");
    private static final Pattern DEFINED = Pattern.compile(
            "Object\\s*\\.\\s*defineProperty\\s*\\(\\s*" + EXPORTS + "\\s*,\\s*(['\"])([^'\"\\\\]+)\\1");
    private static final Pattern OBJECT = Pattern.compile("(?<![\\w$.])module\\s*\\.\\s*exports\\s*=\\s*\\{");
    private static final Pattern PROPERTY =
            Pattern.compile("\\G\\s*(?:(?:async\\s+)?(" + NAME + ")|(['\"])([^'\"\\\\]+)\\2)\\s*([,:}(])");
    private static final Pattern REEXPORT =
            Pattern.compile("(?:(?<![\\w$.])module\\s*\\.\\s*exports\\s*=\\s*|\\b__export(?:Star)?\\s*\\(\\s*)"
                    + "require\\s*\\(\\s*(['\"])([^'\"\\\\]+)\\1");

    static CommonJsExports of(String text) {
        Set<String> names = new LinkedHashSet<>();
        collect(MEMBER.matcher(text), 1, names);
        collect(KEY.matcher(text), 2, names);
        collect(DEFINED.matcher(text), 2, names);
        Matcher objects = OBJECT.matcher(text);
        while (objects.find()) {
            properties(text, objects.end(), names);
        }
        Set<String> reexports = new LinkedHashSet<>();
        collect(REEXPORT.matcher(text), 2, reexports);
        names.remove("default");
        return new CommonJsExports(names, reexports);
    }

    private static void collect(Matcher matcher, int group, Set<String> into) {
        while (matcher.find()) {
            into.add(matcher.group(group));
        }
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
