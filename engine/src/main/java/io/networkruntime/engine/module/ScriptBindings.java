package io.networkruntime.engine.module;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The names that a script may declare at its top level and that an indirect {@code eval} would keep to itself: those of
 * {@code let}, {@code const} and {@code class}, and in strict code those of {@code var} and {@code function} too.
 *
 * <p>Fed by an {@link ImportScanner} with the tokens of a script. It errs on the side of too many names (keys and defaults of
 * patterns are among them), for whoever publishes them finds out which of them are bound.
 */
final class ScriptBindings {
    /** More declarations than a script of this size limit has in practice; the rest stay local. */
    private static final int MAX_NAMES = 1 << 16;

    /** Words that no binding of both sloppy and strict code can have, so a getter must not name them. */
    private static final Set<String> RESERVED = Set.of(
            ("arguments await break case catch class const continue debugger default delete do else enum eval export extends false"
                            + " finally for function if implements import in instanceof interface let new null package private"
                            + " protected public return static super switch this throw true try typeof var void while with yield")
                    .split(" "));

    private final boolean strict;
    private final Set<String> names = new LinkedHashSet<>();
    /** Inside the declarators of a statement: a comma leads to the next name. */
    private boolean inList;
    /** The next token is the name or opens the pattern. */
    private boolean expected;

    private boolean inPattern;

    ScriptBindings(boolean strict) {
        this.strict = strict;
    }

    Set<String> names() {
        return names;
    }

    /**
     * Hears a name.
     *
     * @param depth how many brackets are open
     * @param declares whether a declaration could start with it
     */
    void name(String word, int depth, boolean declares) {
        if (depth > 0) {
            if (inPattern) {
                add(word);
            }
            return;
        }
        inPattern = false;
        if (expected) {
            expected = false;
            add(word);
        }
        switch (word) {
            case "let", "const" -> keyword(declares, true);
            case "var" -> keyword(strict && declares, true);
            case "class" -> keyword(declares, false);
            case "function" -> keyword(strict && declares, false);
            default -> {}
        }
    }

    private void keyword(boolean declares, boolean list) {
        if (declares) {
            expected = true;
            inList = list;
        }
    }

    /** Hears a punctuator, before it opens or closes anything. */
    void punctuator(char c, int depth) {
        if (depth > 0) {
            return;
        }
        inPattern = expected && (c == '[' || c == '{');
        expected = (c == ',' && inList) || (c == '*' && expected);
        inList &= c != ';';
    }

    private void add(String word) {
        if (word.charAt(0) != '#' && !RESERVED.contains(word) && names.size() < MAX_NAMES) {
            names.add(word);
        }
    }

    /** Past the {@code 'use strict'} among the directives that a script starts with, or -1. */
    static int strictEnd(String text) {
        int at = Lexeme.skipBlank(text, text.startsWith("#!") ? Lexeme.lineEnd(text, 0) : 0);
        while (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            int end = Lexeme.stringEnd(text, at);
            int next = Lexeme.skipBlank(text, end);
            boolean closed = next < text.length() && text.charAt(next) == ';';
            if (!closed && !endsStatement(text, end, next)) {
                return -1;
            }
            if (end - at == 12 && text.startsWith("use strict", at + 1)) {
                return end;
            }
            at = closed ? Lexeme.skipBlank(text, next + 1) : next;
        }
        return -1;
    }

    /** Whether a semicolon is inserted after a string that the given token follows. */
    private static boolean endsStatement(String text, int end, int next) {
        if (next >= text.length()) {
            return true;
        }
        if (text.substring(end, next).chars().noneMatch(c -> Lexeme.isLineEnd((char) c))) {
            return false;
        }
        if (text.startsWith("++", next) || text.startsWith("--", next)) {
            return true;
        }
        String word = text.substring(next, Lexeme.nameEnd(text, next));
        return !word.equals("in")
                && !word.equals("instanceof")
                && !text.startsWith("!=", next)
                && "([`.,+-*/%<>=&|^?:".indexOf(text.charAt(next)) < 0;
    }
}
