package io.networkruntime.supervisor.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a dotenv file, read as Deno reads them: {@code KEY=value}, {@code export} before it, {@code #} comments; values
 * bare, in {@code '}, {@code "} or backticks, the quoted ones over several lines. {@code \n} in double quotes is a line end;
 * {@code $NAME} and <code>${NAME}</code> stand for variables in bare and double-quoted values. The first of two lines with one
 * key counts, and what is no such line is passed over.
 *
 * @see <a href="https://docs.deno.com/runtime/reference/env_variables/">Deno, environment variables</a>
 */
final class EnvFile {
    private static final Pattern KEY =
            Pattern.compile("[ \\t]*(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \\t]*=[ \\t]*");
    private static final Pattern REFERENCE =
            Pattern.compile("\\\\\\$|\\$(?:([A-Za-z_][A-Za-z0-9_]*)|\\{([A-Za-z_][A-Za-z0-9_]*)[^}]*\\})");

    private final String text;
    private final UnaryOperator<@Nullable String> outer;
    private final Map<String, String> values = new LinkedHashMap<>();
    private int at;

    private EnvFile(String text, UnaryOperator<@Nullable String> outer) {
        this.text = text;
        this.outer = outer;
    }

    /**
     * Reads a file's text.
     *
     * @param environment the variables that are there already, which references see first
     */
    static Map<String, String> parse(String text, Map<String, String> environment) {
        EnvFile file = new EnvFile(text.replace("\r\n", "\n"), environment::get);
        file.read();
        return file.values;
    }

    private void read() {
        Matcher key = KEY.matcher(text);
        while (at < text.length()) {
            key.region(at, text.length());
            if (key.lookingAt()) {
                at = key.end();
                String value = value();
                values.putIfAbsent(key.group(1), value);
            }
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end + 1;
        }
    }

    /** The value that begins here; afterwards the rest of the line is of no interest. */
    private String value() {
        char quote = at < text.length() ? text.charAt(at) : '\n';
        int close = quote == '"' || quote == '\'' || quote == '`' ? closing(quote) : -1;
        if (close < 0) {
            return expanded(bare());
        }
        String inside = text.substring(at + 1, close);
        at = close + 1;
        return quote == '"' ? expanded(inside.replace("\\n", "\n")) : inside;
    }

    private int closing(char quote) {
        int close = text.indexOf(quote, at + 1);
        while (quote == '"' && close > 0 && text.charAt(close - 1) == '\\') {
            close = text.indexOf(quote, close + 1);
        }
        // Two quotes in a row do not end a value in single quotes.
        while (quote == '\'' && close > 0 && close + 1 < text.length() && text.charAt(close + 1) == '\'') {
            close = text.indexOf(quote, close + 2);
        }
        return close;
    }

    private String bare() {
        int end = text.indexOf('\n', at);
        String line = text.substring(at, end < 0 ? text.length() : end);
        int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).strip();
    }

    private String expanded(String value) {
        return REFERENCE.matcher(value).replaceAll(this::referenced);
    }

    private String referenced(MatchResult reference) {
        String name = reference.group(1) == null ? reference.group(2) : reference.group(1);
        if (name == null) {
            return Matcher.quoteReplacement("$");
        }
        String given = outer.apply(name);
        return Matcher.quoteReplacement(given == null ? values.getOrDefault(name, "") : given);
    }
}
