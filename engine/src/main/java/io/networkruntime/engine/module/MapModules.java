package io.networkruntime.engine.module;

import io.networkruntime.engine.module.ModuleContent.Format;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The modules that a host gives a worker, by specifier: all there is to import for it. A specifier that is not among them is a
 * TypeError, be it a file, a package or a URL.
 *
 * <p>Keys are paths ({@code ./lib/a.js}, {@code lib/a.js}, {@code /lib/a.js} are one) or bare names ({@code utils}). A relative
 * import is taken from its importer's path; any other must be a key as it stands.
 */
public final class MapModules implements ModuleResolver, ModuleSource, Transpiler {
    private static final String SCHEME = "module:///";
    private static final int SHOWN = 120;

    private static final char VERSION = '?';

    /** A module as it was given, with what it was transpiled to if that had to be. */
    private record Given(String text, @Nullable Transpiled transpiled) {}

    private final Map<String, Given> modules = new HashMap<>();

    /** No modules yet; {@link #define} adds them. */
    public MapModules() {}

    /**
     * Takes texts by specifier; JSON where the path ends in {@code .json}, else JavaScript.
     *
     * @throws IllegalArgumentException when two keys name the same module
     */
    public static MapModules of(Map<String, String> texts) {
        MapModules modules = new MapModules();
        Map<String, String> keys = new HashMap<>();
        texts.forEach((key, text) -> {
            String other = keys.put(normal(key), key);
            if (other != null) {
                throw new IllegalArgumentException(
                        "the modules \"" + other + "\" and \"" + key + "\" have the same path");
            }
            modules.define(key, text, null);
        });
        return modules;
    }

    /**
     * Adds a module, or replaces one that was not imported yet.
     *
     * @param transpiled what runs in place of the text, if that is not JavaScript
     */
    public void define(String key, String text, @Nullable Transpiled transpiled) {
        modules.put(normal(key), new Given(text, transpiled));
    }

    /** The URL of a module by its key, which a loader can run; the module need not exist. */
    public static String url(String key) {
        return SCHEME + normal(key);
    }

    /** Whether there is a module of that key. */
    public boolean has(String key) {
        return modules.containsKey(normal(key));
    }

    @Override
    public String resolve(String specifier, String referrer, ReferenceKind by) {
        boolean relative = specifier.startsWith("./") || specifier.startsWith("../");
        String path;
        if (relative) {
            String from = referrer.startsWith(SCHEME) ? referrer.substring(SCHEME.length()) : "";
            path = normal(from.substring(0, from.lastIndexOf('/') + 1) + specifier);
        } else {
            path = specifier.startsWith(SCHEME) ? specifier.substring(SCHEME.length()) : normal(specifier);
        }
        if (!modules.containsKey(path)) {
            throw unknown(specifier);
        }
        return SCHEME + path;
    }

    @Override
    public ModuleContent read(String url) {
        String path = url.startsWith(SCHEME) ? url.substring(SCHEME.length()) : url;
        Given module = Optional.ofNullable(modules.get(path)).orElseThrow(() -> unknown(path));
        return ModuleContent.ofText(module.text(), format(path, module));
    }

    /** Any format that asks for a transpiler does, since {@link #transpile} has the answer. */
    private static Format format(String path, Given module) {
        if (module.transpiled() != null) {
            return Format.TYPESCRIPT;
        }
        return path.endsWith(".json") ? Format.JSON : Format.ES_MODULE;
    }

    @Override
    public Transpiled transpile(String url, String text, Format format) {
        Given module = modules.get(url.startsWith(SCHEME) ? url.substring(SCHEME.length()) : url);
        Transpiled transpiled = module == null ? null : module.transpiled();
        return transpiled == null ? Transpiler.NONE.transpile(url, text, format) : transpiled;
    }

    /** What a module's text must go through before it can run, by its path. */
    public static Optional<Format> transpiledFormat(String key) {
        int version = key.lastIndexOf(VERSION);
        return FileFormats.transpiled(version < 0 ? key : key.substring(0, version));
    }

    private static ImportException unknown(String specifier) {
        String shown = specifier.length() <= SHOWN ? specifier : specifier.substring(0, SHOWN) + "…";
        return new ImportException(ImportFailure.typeError(
                "Cannot import \"" + shown + "\": it is not among the modules that this isolate was given",
                ImportFailure.NOT_FOUND));
    }

    /** The path without empty, {@code .} and {@code ..} segments; like a URL's, it cannot leave its root. */
    public static String normal(String key) {
        if (LocalResolver.scheme(key).isPresent()) {
            return key;
        }
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : key.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return String.join("/", segments);
    }
}
