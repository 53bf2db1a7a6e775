package io.networkruntime.engine.module;

/** What a specifier means: the step from the text in an import to an absolute URL. Called on the isolate's thread. */
@FunctionalInterface
public interface ModuleResolver {
    /**
     * Resolves a specifier.
     *
     * @param referrer the absolute URL of the importing module or script
     * @param by the kind of reference, which package conditions and file probing depend on
     * @throws ImportException when the specifier means nothing here
     */
    String resolve(String specifier, String referrer, ReferenceKind by);
}
