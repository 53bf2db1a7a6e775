package io.networkruntime.api;

import io.networkruntime.engine.module.ImportException;
import io.networkruntime.engine.module.ImportFailure;
import io.networkruntime.engine.module.MapModules;
import io.networkruntime.engine.module.ModuleContent.Format;
import io.networkruntime.engine.module.SourceMaps;
import io.networkruntime.engine.module.Transpiler;
import io.networkruntime.engine.module.Transpiler.Transpiled;
import io.networkruntime.protocol.CallId;
import io.networkruntime.protocol.GuestError;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.protocol.WireLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The scripts of one isolate on their way to its agent: transpiled here, so that agents need no compiler, and named. Not safe
 * for use by several threads at a time.
 */
final class WorkerScripts {
    /** No white space, no brackets, no operators. */
    private static final Pattern WORD = Pattern.compile("[\\p{Alnum}_$@./:-]+");

    private static final String AT = "\n    at ";

    /** A script with its text beside it must fit into one message. */
    private static final int MOST_SHOWN_CHARACTERS = 1 << 20;

    private final IsolateId isolate;
    private final Transpiler transpiler;
    private final boolean shown;
    /** The texts given so far, by path. */
    private final Map<String, String> given = new HashMap<>();

    private int unnamed;

    /**
     * The scripts of one isolate.
     *
     * @param shown whether debuggers may want to see what was written
     */
    WorkerScripts(IsolateId isolate, Transpiler transpiler, boolean shown) {
        this.isolate = isolate;
        this.transpiler = transpiler;
        this.shown = shown;
    }

    /** What to say to have a module run: its definitions, and the name of the one to run. */
    record Entrance(List<ToAgent.DefineModule> definitions, String name) {}

    /** The definitions have been said. */
    void said(Entrance entrance) {
        entrance.definitions().forEach(module -> given.put(module.name(), module.text()));
    }

    /**
     * A classic script.
     *
     * @throws GuestException with a SyntaxError if it does not parse
     */
    ToAgent.Execute execute(CallId call, String code, String filename, Optional<Transpiled> transpiled) {
        return transpiled
                .map(js -> new ToAgent.Execute(isolate, call, js.text(), filename, js.sourceMap()))
                .orElseGet(() -> new ToAgent.Execute(isolate, call, code, filename));
    }

    /**
     * The JavaScript of a text, empty if that is JavaScript.
     *
     * @throws GuestException with a SyntaxError if it does not parse, a QuotaExceededError if it is too large for a message
     */
    Optional<Transpiled> transpiled(String code, String filename, Language language) {
        requireFits("the script", code, WireLimits.MAX_CODE_BYTES);
        requireFits("the script's name", filename, WireLimits.MAX_FILENAME_BYTES);
        Optional<Transpiled> js =
                format(language).map(format -> transpile(filename.isBlank() ? "script" : filename, code, format));
        js.ifPresent(made -> requireFits("the script, transpiled,", made.text(), WireLimits.MAX_CODE_BYTES));
        return js.map(made -> shown && code.length() < MOST_SHOWN_CHARACTERS
                ? new Transpiled(made.text(), SourceMaps.withText(made.sourceMap(), filename, code))
                : made);
    }

    private static void requireFits(String what, String text, int limit) {
        // No char takes more than 3 bytes of UTF-8.
        if (text.length() <= limit / 3) {
            return;
        }
        int bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        if (bytes > limit) {
            String why = what + " has " + bytes + " bytes, more than " + limit;
            throw new GuestException(new GuestError("QuotaExceededError", why, "QuotaExceededError: " + why));
        }
    }

    /**
     * A module with what it may import.
     *
     * @throws IllegalArgumentException if a name has another text already
     * @throws GuestException with a SyntaxError if a text does not parse, with a TypeError if a name is not among the modules
     */
    Entrance entrance(ModuleScript script) {
        Map<String, String> added = new HashMap<>();
        List<ToAgent.DefineModule> definitions = new ArrayList<>();
        script.modules().forEach((key, text) -> {
            String path = MapModules.normal(key);
            if (path.isEmpty()) {
                throw new IllegalArgumentException("a module's name is empty: \"" + key + "\"");
            }
            String known = given.getOrDefault(path, text);
            if (!known.equals(text) || added.put(path, text) != null) {
                throw new IllegalArgumentException("the module \"" + key + "\" was given before with the same path"
                        + (known.equals(text) ? "" : " and another text"));
            }
            if (!given.containsKey(path)) {
                definitions.add(definition(path, text, MapModules.transpiledFormat(path)));
            }
        });
        String path = MapModules.normal(script.code());
        boolean isName = !path.isEmpty() && (given.containsKey(path) || added.containsKey(path));
        String name = isName ? path : source(script, definitions, added);
        return new Entrance(definitions, name);
    }

    private String source(ModuleScript script, List<ToAgent.DefineModule> definitions, Map<String, String> added) {
        if (WORD.matcher(script.code()).matches()) {
            String why =
                    "Cannot run \"" + script.code() + "\": it is not among the modules that this isolate was given";
            throw new GuestException(new GuestError("TypeError", why, "TypeError: " + why));
        }
        String name = free(script, added);
        Optional<Format> format = format(script.language());
        definitions.add(
                definition(name, script.code(), format.isPresent() ? format : MapModules.transpiledFormat(name)));
        return name;
    }

    /** A text runs anew each time, so each time it is another module. */
    private String free(ModuleScript script, Map<String, String> added) {
        String extension = switch (script.language()) {
            case JAVASCRIPT -> ".js";
            case TYPESCRIPT -> ".ts";
            case TSX -> ".tsx";
            case JSX -> ".jsx";
        };
        String stem = script.filename().isBlank()
                ? "module-" + ++unnamed + extension
                : MapModules.normal(script.filename().replaceAll("[\\s\"'()?#\\p{Cntrl}]", "_"));
        String name = stem;
        for (int version = 2; given.containsKey(name) || added.containsKey(name); version++) {
            name = stem + "?" + version;
        }
        return name;
    }

    private ToAgent.DefineModule definition(String path, String text, Optional<Format> format) {
        ToAgent.DefineModule module = format.map(written -> {
                    Transpiled js = transpile(MapModules.url(path), text, written);
                    return new ToAgent.DefineModule(isolate, path, text, js.text(), js.sourceMap());
                })
                .orElseGet(() -> new ToAgent.DefineModule(isolate, path, text, "", ""));
        requireFits(path, module.text(), module.javascript(), module.sourceMap());
        return module;
    }

    /** One frame has room for all of it. */
    private static void requireFits(String path, String... parts) {
        long bytes = 0;
        for (String part : parts) {
            bytes += part.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        }
        if (bytes > WireLimits.MAX_CODE_BYTES) {
            throw new IllegalArgumentException("the module \"" + path + "\" has " + bytes
                    + " bytes with what it was transpiled to, more than " + WireLimits.MAX_CODE_BYTES);
        }
    }

    private Transpiled transpile(String url, String text, Format format) {
        try {
            return transpiler.transpile(url, text, format);
        } catch (ImportException refused) {
            ImportFailure failure = refused.failure();
            String head = failure.errorClass() + ": " + failure.message();
            String place = failure.at().isEmpty() ? AT + url : failure.at();
            throw new GuestException(GuestError.clipped(failure.errorClass(), failure.message(), head + place));
        }
    }

    private static Optional<Format> format(Language language) {
        return switch (language) {
            case JAVASCRIPT -> Optional.empty();
            case TYPESCRIPT -> Optional.of(Format.TYPESCRIPT);
            case TSX -> Optional.of(Format.TSX);
            case JSX -> Optional.of(Format.JSX);
        };
    }
}
