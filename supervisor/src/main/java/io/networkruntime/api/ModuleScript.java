package io.networkruntime.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A module for a worker to run, and what it may import.
 *
 * <p>Names are paths, in which {@code ./lib/a.js}, {@code lib/a.js} and {@code /lib/a.js} are one, or bare names such as
 * {@code utils}. A name ending in {@code .ts}, {@code .mts}, {@code .cts}, {@code .tsx} or {@code .jsx} is transpiled, one in
 * {@code .json} is data, all others are JavaScript.
 *
 * @param code the text of the module; or the name of one of the modules, if it is the name of one that the isolate was given
 *     or a single word of letters, digits and {@code _ $ @ . / : -}, which no module worth running consists of
 * @param modules texts by name, which the isolate may import from now on; a name keeps its text for the isolate's life
 * @param filename the path of {@code code} when that is a text: relative imports start there; empty for one of its own
 * @param language of {@code code} when that is a text and the filename does not say
 */
public record ModuleScript(String code, Map<String, String> modules, String filename, Language language) {
    public ModuleScript {
        modules = Collections.unmodifiableMap(new LinkedHashMap<>(modules)); // in the order given
    }

    /** A JavaScript module, or the name of one of the modules. */
    public static ModuleScript of(String code, Map<String, String> modules) {
        return new ModuleScript(code, modules, "", Language.JAVASCRIPT);
    }
}
