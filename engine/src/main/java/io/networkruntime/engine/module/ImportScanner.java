package io.networkruntime.engine.module;

import io.networkruntime.engine.module.Nesting.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tokenizer of JavaScript that finds every {@link ImportSite} of a module or script. It knows as much grammar as it takes to
 * tell a regular expression from a division, a block from an object, and a method that is called {@code import} from the
 * keyword. Source that is not JavaScript gives some list and never an exception: V8 is the one that reports it.
 */
final class ImportScanner {
    private static final Set<String> BEFORE_OPERAND = Set.of(
            "return",
            "typeof",
            "instanceof",
            "in",
            "new",
            "delete",
            "void",
            "throw",
            "case",
            "yield",
            "extends",
            "const",
            "let",
            "var",
            "if",
            "while",
            "for",
            "switch",
            "with");
    private static final Set<String> BEFORE_STATEMENT =
            Set.of("else", "do", "try", "finally", "catch", "export", "default");
    private static final Set<String> BEFORE_OBJECT = Set.of("export", "default", "import");
    private static final Set<String> BEFORE_HEAD = Set.of("if", "for", "while", "with");

    /** Deeper than V8's parser can go: its stack ends first. */
    private static final int MAX_DEPTH = 1 << 16;

    private final String text;
    private final boolean script;
    private final @Nullable ScriptBindings bindings;
    private final List<ImportSite> sites = new ArrayList<>();
    private final Deque<Nesting> open = new ArrayDeque<>();
    private int at;
    /** The last token ended an operand: a slash divides, a brace cannot open an object. */
    private boolean operand;

    private boolean statementStart = true;
    private String previous = "";
    private boolean previousIsProperty;
    private boolean asyncAtStatement;
    private @Nullable Boolean closedParameters;
    private boolean inModuleDeclaration;
    private boolean exports;

    /** Up to here no regular expression is closed, as an attempt has shown. */
    private int unclosedUntil;

    private ImportScanner(String text, boolean script, @Nullable ScriptBindings bindings) {
        this.text = text;
        this.script = script;
        this.bindings = bindings;
        open.push(new Nesting(Kind.BLOCK, false));
    }

    static List<ImportSite> ofModule(String text) {
        return new ImportScanner(text, false, null).scan();
    }

    static List<ImportSite> ofScript(String text) {
        return new ImportScanner(text, true, null).scan();
    }

    /** The same, and tells the script's tokens to the bindings on the way. */
    static List<ImportSite> ofScript(String text, ScriptBindings bindings) {
        return new ImportScanner(text, true, bindings).scan();
    }

    /** Whether a text has an {@code export} declaration. */
    static boolean exports(String text) {
        ImportScanner scanner = new ImportScanner(text, false, null);
        scanner.scan();
        return scanner.exports;
    }

    private List<ImportSite> scan() {
        if (text.startsWith("#!")) {
            at = Lexeme.lineEnd(text, 0);
        }
        for (at = skipBlank(at); at < text.length() && open.size() < MAX_DEPTH; at = skipBlank(at)) {
            token(text.charAt(at));
        }
        return sites;
    }

    private int skipBlank(int from) {
        int i = Lexeme.skipBlank(text, from);
        while (script && (text.startsWith("<!--", i) || (text.startsWith("-->", i) && startsLine(from, i)))) {
            i = Lexeme.skipBlank(text, Lexeme.lineEnd(text, i));
        }
        return i;
    }

    private boolean startsLine(int from, int to) {
        return from == 0 || text.substring(from, to).chars().anyMatch(c -> Lexeme.isLineEnd((char) c));
    }

    private void token(char c) {
        if (Lexeme.isNameStart(c)) {
            name();
        } else if ((c >= '0' && c <= '9') || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
            operand(Lexeme.numberEnd(text, at), "0");
        } else if (c == '"' || c == '\'') {
            string();
        } else if (c == '`') {
            template(at + 1);
        } else {
            punctuator(c);
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private Nesting top() {
        return open.getFirst();
    }

    private void operand(int end, String token) {
        at = end;
        after(token, true, false);
    }

    private void after(String token, boolean isOperand, boolean startsStatement) {
        previous = token;
        previousIsProperty = false;
        operand = isOperand;
        statementStart = startsStatement;
    }

    // Names
    // ------------------------------------------------------------------------------------------------------------

    private void name() {
        int start = at;
        at = Math.max(at + 1, Lexeme.nameEnd(text, at));
        String word = text.substring(start, at);
        if (bindings != null) {
            boolean member = previous.equals(".") || previous.equals("?.");
            bindings.name(word, open.size() - 1, !member && declares());
        }
        if (isPropertyName(word)) {
            after(word, true, false);
            previousIsProperty = true;
            return;
        }
        switch (word) {
            case "import" -> importKeyword(start);
            case "function" -> {
                top().pendingFunction = !declares();
                after(word, false, false);
            }
            case "class" -> {
                top().pendingClasses.push(!declares());
                after(word, true, false);
            }
            case "async" -> {
                asyncAtStatement = statementStart || operand;
                after(word, true, false);
            }
            // `for await (` opens the same head as `for (`.
            case "await" -> after(previous.equals("for") && !previousIsProperty ? "for" : word, false, false);
            case "of" -> after(word, !(operand && top().kind == Kind.STATEMENT_HEAD), false);
            default -> {
                boolean opensStatement = BEFORE_STATEMENT.contains(word);
                boolean declaresExport = word.equals("export") && open.size() == 1;
                exports |= declaresExport;
                inModuleDeclaration |= declaresExport;
                after(word, !opensStatement && !BEFORE_OPERAND.contains(word), opensStatement);
            }
        }
    }

    /** Whether {@code function} or {@code class} here is a declaration: at a statement's start, or after an operand (ASI). */
    private boolean declares() {
        boolean afterAsync = previous.equals("async") && !previousIsProperty;
        return afterAsync ? asyncAtStatement : (statementStart || operand);
    }

    private boolean isPropertyName(String word) {
        if (previous.equals(".") || previous.equals("?.")) {
            return true;
        }
        Nesting here = top();
        if (here.kind == Kind.CLASS && operand && !word.equals("in") && !word.equals("instanceof")) {
            here.inKey = true;
        }
        return here.inKey;
    }

    private void importKeyword(int start) {
        int next = skipBlank(at);
        char c = next < text.length() ? text.charAt(next) : ' ';
        if (c == '(') {
            sites.add(new ImportSite.Dynamic(start));
            operand(next, "import()");
        } else if (c == '.') {
            int word = skipBlank(next + 1);
            int end = Lexeme.nameEnd(text, word);
            if (text.substring(word, end).equals("meta")) {
                sites.add(new ImportSite.Meta(start, end));
            }
            operand(end, "import.meta");
        } else {
            inModuleDeclaration = true;
            after("import", false, false);
        }
    }

    // Literals
    // ---------------------------------------------------------------------------------------------------------

    private void string() {
        int start = at;
        int end = Lexeme.stringEnd(text, at);
        if (inModuleDeclaration && open.size() == 1 && (previous.equals("from") || previous.equals("import"))) {
            String type = ImportAttributes.typeAfter(text, end);
            sites.add(new ImportSite.Static(start, end, Lexeme.stringValue(text, start, end), type));
            inModuleDeclaration = false;
        }
        operand(end, "''");
    }

    private void template(int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '`') {
                operand(i + 1, "``");
                return;
            } else if (c == '\\') {
                i++;
            } else if (c == '$' && text.startsWith("{", i + 1)) {
                open.push(new Nesting(Kind.SUBSTITUTION, false));
                at = i + 2;
                after("${", false, false);
                return;
            }
        }
        at = text.length();
    }

    // Punctuators
    // ------------------------------------------------------------------------------------------------------

    private void punctuator(char c) {
        if (bindings != null) {
            bindings.punctuator(c, open.size() - 1);
        }
        switch (c) {
            case '{' -> openBrace();
            case '}' -> closeBrace();
            case '(' -> openParenthesis();
            case ')' -> closeParenthesis();
            case '[' -> push(new Nesting(Kind.BRACKETS, true), "[", false);
            case ']' -> {
                pop();
                operand(at + 1, "]");
            }
            case '/' -> slash();
            case ':' -> colon();
            case ';' -> {
                top().inKey = top().kind == Kind.CLASS;
                inModuleDeclaration = false;
                operator(";", top().kind == Kind.BLOCK);
            }
            case ',' -> {
                top().inKey = top().kind == Kind.OBJECT;
                operator(",", false);
            }
            default -> operatorAt();
        }
    }

    private void operator(String token, boolean startsStatement) {
        at += token.length();
        after(token, false, startsStatement);
    }

    private void operatorAt() {
        if (text.startsWith("++", at) || text.startsWith("--", at)) {
            at += 2;
            after("++", operand, false);
        } else if (text.startsWith("=>", at)) {
            operator("=>", false);
        } else if (text.startsWith("?.", at) && !(at + 2 < text.length() && isDigit(text.charAt(at + 2)))) {
            operator("?.", false);
        } else if (text.startsWith("??", at)) {
            operator("??", false);
        } else if (text.startsWith("...", at)) {
            top().inKey = false;
            operator("...", false);
        } else {
            singleOperator(text.charAt(at));
        }
    }

    private void singleOperator(char c) {
        if (c == '=') {
            top().inKey = false;
            inModuleDeclaration = false;
        } else if (c == '?') {
            top().openConditionals++;
        } else if (c == '*' && top().kind == Kind.CLASS && (previous.equals("async") || previous.equals("static"))) {
            top().inKey = true;
        }
        operator(String.valueOf(c), false);
    }

    private void slash() {
        int end = operand || at < unclosedUntil ? at : Lexeme.regExpEnd(text, at);
        if (end > at) {
            operand(end, "//");
        } else {
            if (!operand && at >= unclosedUntil) {
                unclosedUntil = Lexeme.lineEnd(text, at);
            }
            operator("/", false);
        }
    }

    private void colon() {
        Nesting here = top();
        boolean conditional = here.openConditionals > 0;
        if (conditional) {
            here.openConditionals--;
        } else {
            here.inKey = false;
        }
        operator(":", !conditional && here.kind == Kind.BLOCK);
    }

    private void openParenthesis() {
        Nesting here = top();
        boolean head = BEFORE_HEAD.contains(previous) && !previousIsProperty;
        Nesting next = new Nesting(head ? Kind.STATEMENT_HEAD : Kind.PARENTHESES, true);
        next.parametersOfExpression = here.pendingFunction;
        here.pendingFunction = null;
        push(next, "(", false);
    }

    private void closeParenthesis() {
        Nesting closed = pop();
        closedParameters = closed.parametersOfExpression;
        boolean head = closed.kind == Kind.STATEMENT_HEAD;
        at++;
        after(")", !head, head);
    }

    private void openBrace() {
        Nesting next = braces(top());
        push(next, "{", next.kind == Kind.BLOCK);
    }

    private Nesting braces(Nesting here) {
        if (!here.pendingClasses.isEmpty()) {
            return new Nesting(Kind.CLASS, here.pendingClasses.pop());
        } else if (previous.equals(")")) {
            return new Nesting(Kind.BLOCK, Boolean.TRUE.equals(closedParameters));
        } else if (previous.equals("=>")) {
            return new Nesting(Kind.BLOCK, true);
        } else if (BEFORE_OBJECT.contains(previous) && !previousIsProperty) {
            return new Nesting(Kind.OBJECT, true);
        } else if (statementStart || operand || (here.kind == Kind.CLASS && here.inKey)) {
            return new Nesting(Kind.BLOCK, false);
        }
        return new Nesting(Kind.OBJECT, true);
    }

    private void closeBrace() {
        Nesting closed = pop();
        if (closed.kind == Kind.SUBSTITUTION) {
            template(at + 1);
            return;
        }
        Nesting here = top();
        if (here.kind == Kind.CLASS && closed.kind == Kind.BLOCK && !closed.operand) {
            here.inKey = true;
        }
        at++;
        after("}", closed.operand, !closed.operand && here.kind == Kind.BLOCK);
    }

    private void push(Nesting next, String token, boolean startsStatement) {
        open.push(next);
        at++;
        after(token, false, startsStatement);
    }

    private Nesting pop() {
        return open.size() > 1 ? open.pop() : new Nesting(Kind.BLOCK, true);
    }
}
