package io.networkruntime.supervisor.main;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Inspector;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueGlobalObject;
import io.networkruntime.engine.inspector.ProtocolListener;
import io.networkruntime.engine.isolate.JsIsolate;
import io.networkruntime.engine.json.JsonReader;
import io.networkruntime.engine.json.JsonWriter;
import io.networkruntime.engine.module.ImportException;
import io.networkruntime.engine.module.ModuleContent.Format;
import io.networkruntime.engine.module.ModuleLoader;
import io.networkruntime.engine.module.ScriptText;
import io.networkruntime.engine.module.StaticImports;
import io.networkruntime.engine.module.Transpiler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates texts as V8's own consoles do ("REPL mode"): {@code await} works anywhere, and a name may be declared again. Confined to
 * the isolate's thread.
 */
final class ReplEvaluator implements AutoCloseable {
    private static final String SHOW = "function(value,colors){globalThis._=value;return Deno.inspect(value,{colors})}";
    private static final String SHOW_ERROR =
            "function(value,colors){globalThis._error=value;const text=Deno.inspect(value,{colors});"
                    + "return 'Uncaught '+(value instanceof Error&&text[0]==='['?text.slice(1,-1):text)}";

    private static final int COMPLETION_MILLIS = 300;
    /** How swc says that a text ends too early. */
    private static final Pattern END_OF_TYPESCRIPT =
            Pattern.compile("(?i)unexpected eof|got '?<eof>|unterminated (?:template|block)");

    private final JsIsolate js;
    private final ModuleLoader loader;
    private final Transpiler transpiler;
    private final String baseUrl;
    private final boolean colors;
    private final V8Inspector inspector;
    private final Map<Integer, Consumer<Map<String, @Nullable Object>>> answers = new HashMap<>();
    private int lastId;

    /**
     * A console of an isolate.
     *
     * @param transpiler for texts that are no JavaScript
     */
    ReplEvaluator(JsIsolate js, ModuleLoader loader, Transpiler transpiler, String baseUrl, boolean colors) {
        this.transpiler = transpiler;
        this.js = js;
        this.loader = loader;
        this.baseUrl = baseUrl;
        this.colors = colors;
        inspector = js.runtime().createV8Inspector("repl");
        inspector.addListeners(ProtocolListener.ofResponses(this::answered));
    }

    /** What came of a text. */
    sealed interface Outcome {
        /** The text to print. */
        record Shown(String text) implements Outcome {}

        /** The text ends in the middle of something. */
        record Unfinished(String error) implements Outcome {}
    }

    /** Evaluates a text; the outcome comes in this turn or in a later one. */
    void evaluate(String written, Consumer<Outcome> then) {
        String text = StaticImports.asDynamic(written);
        String trimmed = text.strip();
        if (trimmed.startsWith("{") && !trimmed.endsWith(";")) {
            run("(" + trimmed + "\n)", answer -> {
                if (isSyntaxError(answer)) {
                    runPlain(text, then);
                } else {
                    show(answer, then);
                }
            });
        } else {
            runPlain(text, then);
        }
    }

    private void runPlain(String text, Consumer<Outcome> then) {
        run(text, answer -> {
            String message = unfinished(answer, text);
            if (!message.isEmpty()) {
                then.accept(new Outcome.Unfinished(message));
            } else if (isSyntaxError(answer)) {
                runTypeScript(text, answer, then);
            } else {
                show(answer, then);
            }
        });
    }

    /** What V8 does not take may be TypeScript; if it is neither, V8's complaint is the one to show. */
    private void runTypeScript(String text, Map<String, @Nullable Object> otherwise, Consumer<Outcome> then) {
        try {
            String javascript =
                    transpiler.transpile(baseUrl, text, Format.TYPESCRIPT).text();
            run(javascript.replaceAll("(?m)^export \\{\\s*};?\\s*$", ""), answer -> show(answer, then));
        } catch (ImportException refused) {
            String message = refused.failure().message();
            if (END_OF_TYPESCRIPT.matcher(message).find()) {
                then.accept(new Outcome.Unfinished("SyntaxError: " + message));
            } else {
                show(otherwise, then);
            }
        }
    }

    /** The names that may stand where a text ends. */
    void complete(String text, Consumer<List<String>> then) {
        Completion wanted = Completion.of(text);
        if (wanted.isEmpty()) {
            then.accept(List.of());
            return;
        }
        ask("Runtime.globalLexicalScopeNames", "", scope -> {
            List<String> declared = scope.get("names") instanceof List<?> names
                    ? names.stream().map(String::valueOf).toList()
                    : List.of();
            js.loop()
                    .post(() -> ask(
                            "Runtime.evaluate",
                            "\"throwOnSideEffect\":true,\"silent\":true,\"timeout\":" + COMPLETION_MILLIS
                                    + ",\"expression\":" + JsonWriter.write(wanted.expression()),
                            answer -> then.accept(
                                    JsonReader.object(answer.get("result")).get("value") instanceof String found
                                            ? wanted.fitting(found, declared)
                                            : List.of())));
        });
    }

    private void run(String text, Consumer<Map<String, @Nullable Object>> then) {
        ScriptText script = ModuleLoader.script(text);
        if (!script.importName().isEmpty()) {
            bindImport(script.importName());
        }
        ask(
                "Runtime.evaluate",
                "\"replMode\":true,\"objectGroup\":\"repl\",\"expression\":" + JsonWriter.write(script.text()),
                then);
    }

    /** V8 has no dynamic import for scripts. */
    private void bindImport(String name) {
        try (V8ValueFunction importer = loader.importer(baseUrl);
                V8ValueGlobalObject global = js.runtime().getGlobalObject()) {
            global.set(name, importer);
        } catch (JavetException e) {
            throw new IllegalStateException(e);
        }
    }

    private void show(Map<String, @Nullable Object> answer, Consumer<Outcome> then) {
        Map<String, @Nullable Object> details = JsonReader.object(answer.get("exceptionDetails"));
        boolean threw = !details.isEmpty();
        Map<String, @Nullable Object> value =
                JsonReader.object(threw ? details.get("exception") : answer.get("result"));
        js.loop()
                .post(() -> ask(
                        "Runtime.callFunctionOn",
                        "\"executionContextId\":1,\"functionDeclaration\":"
                                + JsonWriter.write(threw ? SHOW_ERROR : SHOW) + ",\"arguments\":[" + argument(value)
                                + ",{\"value\":" + colors + "}]",
                        shown -> then.accept(new Outcome.Shown(String.valueOf(
                                JsonReader.object(shown.get("result")).get("value"))))));
    }

    /** A value as an argument of a call. */
    private static String argument(Map<String, @Nullable Object> value) {
        if (value.get("objectId") instanceof String id) {
            return "{\"objectId\":" + JsonWriter.write(id) + "}";
        } else if (value.get("unserializableValue") instanceof String text) {
            return "{\"unserializableValue\":" + JsonWriter.write(text) + "}";
        } else if (!value.containsKey("value")) {
            return "{}";
        }
        return "{\"value\":"
                + switch (value.get("value")) {
                    case null -> "null";
                    case String text -> JsonWriter.write(text);
                    case Object plain -> plain.toString();
                }
                + "}";
    }

    private static boolean isSyntaxError(Map<String, @Nullable Object> answer) {
        Map<String, @Nullable Object> exception = JsonReader.object(
                JsonReader.object(answer.get("exceptionDetails")).get("exception"));
        return "SyntaxError".equals(exception.get("className"))
                && String.valueOf(exception.get("description")).indexOf("\n    at ") < 0;
    }

    /** Why the text is not a whole one, or nothing. */
    private static String unfinished(Map<String, @Nullable Object> answer, String text) {
        Map<String, @Nullable Object> details = JsonReader.object(answer.get("exceptionDetails"));
        String message =
                String.valueOf(JsonReader.object(details.get("exception")).get("description"));
        if (!isSyntaxError(answer)) {
            return "";
        }
        boolean atEnd = details.get("lineNumber") instanceof Double line
                && line >= text.lines().count() - 1;
        boolean open = message.contains("Unexpected end of input") || message.contains("Unterminated template");
        return open || (atEnd && message.contains("missing ) after argument list") && !text.contains(")"))
                ? message
                : "";
    }

    private void ask(String method, String parameters, Consumer<Map<String, @Nullable Object>> then) {
        int id = ++lastId;
        answers.put(id, then);
        try {
            inspector.sendRequest("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":{" + parameters + "}}");
        } catch (JavetException e) {
            throw new IllegalStateException("V8's inspector takes no messages", e);
        }
    }

    private void answered(String message) {
        Map<String, @Nullable Object> answer = JsonReader.readObject(message);
        Consumer<Map<String, @Nullable Object>> then =
                answer.get("id") instanceof Double id ? answers.remove(id.intValue()) : null;
        if (then != null) {
            then.accept(JsonReader.object(answer.get("result")));
        }
    }

    @Override
    public void close() {
        try {
            inspector.close();
        } catch (JavetException e) {
            throw new IllegalStateException(e);
        }
    }
}
