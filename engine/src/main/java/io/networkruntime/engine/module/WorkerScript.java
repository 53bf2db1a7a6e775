package io.networkruntime.engine.module;

import java.util.Set;

/**
 * A classic script ready for an indirect {@code eval} that is to look like a script: what it declares at its top level can be
 * published to the scripts after it, and its {@code import(…)} calls a function. Every line and column stays where it was.
 *
 * <p>{@code worker/scripts.js} is the other half: it evaluates the text with the piece put in, and gets from the function in the
 * piece one accessor for each name, bound in the script's own scope. So {@code const} stays constant, a temporal dead zone stays
 * one, and a name that the script does not really bind is told apart.
 *
 * @param text the script
 * @param piece what to put into the text to get at its bindings, empty when it declares nothing of the kind
 * @param pieceAt where to put it: at the end, or after {@code 'use strict'}
 * @param pieceName the global function that the piece declares, or in strict code calls with one
 * @param importName the global function that its dynamic imports call, empty when it has none
 */
public record WorkerScript(String text, String piece, int pieceAt, String pieceName, String importName) {
    private static final String STEM = "scope$rt";

    /** Prepares a script; a text that is no JavaScript is left alone, for V8 to report. */
    public static WorkerScript of(String code, String url) {
        // On a line of its own, so that a comment at the end of the code does not swallow it.
        String suffix = "\n//# sourceURL=" + url;
        boolean imports = ImportRewriter.mayImport(code);
        boolean declares = mayDeclare(code);
        if (!imports && !declares) {
            return plain(code + suffix);
        }
        try {
            int strictEnd = ScriptBindings.strictEnd(code);
            ScriptBindings bindings = new ScriptBindings(strictEnd >= 0);
            ImportRewriter.Rewritten rewritten =
                    ImportRewriter.patch(code, ImportScanner.ofScript(code, bindings), false);
            return published(rewritten, suffix, bindings.names(), strictEnd);
        } catch (IllegalArgumentException namesUsedUp) {
            return plain(code + suffix);
        }
    }

    private static WorkerScript plain(String text) {
        return new WorkerScript(text, "", 0, "", "");
    }

    /** Whether one of the words occurs anywhere, be it in a string or a comment. */
    private static boolean mayDeclare(String code) {
        return code.contains("const") || code.contains("let") || code.contains("class") || code.contains("use strict");
    }

    private static WorkerScript published(
            ImportRewriter.Rewritten script, String suffix, Set<String> names, int strictEnd) {
        String text = script.text() + suffix;
        if (names.isEmpty()) {
            return new WorkerScript(text, "", 0, "", script.dynamicName());
        }
        String name = ImportRewriter.unused(STEM, text);
        String local = name + "_";
        String accessors = accessors(names, local);
        // Sloppy: a function, for it is there before the script runs and also when that throws; behind a const, which
        // is an
        // error after an unfinished statement. Strict functions are local, so there a call hands the scope out.
        return strictEnd < 0
                ? new WorkerScript(
                        text,
                        "\nconst " + local + "=0;function " + name + "(){return{" + accessors + "}}",
                        text.length(),
                        name,
                        script.dynamicName())
                : new WorkerScript(
                        text,
                        ";var " + local + "=" + name + "(()=>({" + accessors + "}));",
                        strictEnd,
                        name,
                        script.dynamicName());
    }

    private static String accessors(Set<String> names, String parameter) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append("get ").append(name).append("(){return ").append(name).append("},set ");
            text.append(name).append('(').append(parameter).append("){");
            text.append(name).append('=').append(parameter).append("},");
        }
        return text.toString();
    }
}
