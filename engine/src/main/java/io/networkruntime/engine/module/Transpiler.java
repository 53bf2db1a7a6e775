package io.networkruntime.engine.module;

/** The step from TypeScript or JSX to the JavaScript that V8 compiles. */
@FunctionalInterface
public interface Transpiler {
    /** For isolates that are given JavaScript only. */
    Transpiler NONE = (url, text, format) -> {
        throw new ImportException(
                ImportFailure.typeError("Cannot run \"" + url + "\": TypeScript and JSX are not available here", ""));
    };

    /**
     * Transpiles one module.
     *
     * @throws ImportException with a code frame when the text does not parse
     */
    Transpiled transpile(String url, String text, ModuleContent.Format format);

    /**
     * JavaScript and its way back.
     *
     * @param sourceMap source map revision 3, as JSON text
     */
    record Transpiled(String text, String sourceMap) {}
}
