package io.networkruntime.engine.module;

import io.networkruntime.engine.module.ModuleContent.Format;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The modules that a host gives a worker, by specifier: all there is to import for it. A specifier that is not among them is a
 * TypeError, be it a file, a package or a URL.
 *
 * <p>Keys are paths ({@code ./lib/a.js}, {@code lib/a.js}, {@code /lib/a.js} are one) or bare names ({@code utils}). A relative
 * import is taken from its importer's path; any other must be a key as it stands.
 */
public final class MapModules implements ModuleResolver, ModuleSource {
    private static final String SCHEME = "module:///";
    private static final int SHOWN = 120;

    private final Map<String, String> texts;

    private MapModules(Map<String, String> texts) {
        this.texts = texts;
    }

    /**
     * Takes texts by specifier; JSON where the path ends in {@code .json}, else JavaScript.
     *
     * @throws IllegalArgumentException when two keys name the same module
     */
    public static MapModules of(Map<String, String> modules) {
        Map<String, String> texts = new HashMap<>();
        Map<String, String> keys = new HashMap<>();
        modules.forEach((key, text) -> {
            String path = normal(key);
            String other = keys.put(path, key);
            if (other != null) {
                throw new IllegalArgumentException(
                        "the modules \"" + other + "\" and \"" + key + "\" have the same path");
            }
            texts.put(path, text);
        });
        return new MapModules(texts);
    }

    /** The URL of a module by its key, which a loader can run; the module need not exist. */
    public static String url(String key) {
        return SCHEME + normal(key);
    }

    /** Whether there is a module of that key. */
    public boolean has(String key) {
        return texts.containsKey(normal(key));
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
        if (!texts.containsKey(path)) {
            throw unknown(specifier);
        }
        return SCHEME + path;
    }

    @Override
    public ModuleContent read(String url) {
        String path = url.startsWith(SCHEME) ? url.substring(SCHEME.length()) : url;
        String text = Optional.ofNullable(texts.get(path)).orElseThrow(() -> unknown(path));
        return ModuleContent.ofText(text, path.endsWith(".json") ? Format.JSON : Format.ES_MODULE);
    }

    private static ImportException unknown(String specifier) {
        String shown = specifier.length() <= SHOWN ? specifier : specifier.substring(0, SHOWN) + "…";
        return new ImportException(ImportFailure.typeError(
                "Cannot import \"" + shown + "\": it is not among the modules that this isolate was given",
                ImportFailure.NOT_FOUND));
    }

    /** The path without empty, {@code .} and {@code ..} segments; like a URL's, it cannot leave its root. */
    private static String normal(String key) {
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
