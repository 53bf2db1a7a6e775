package io.networkruntime.engine.module;

/** Where the bytes of a module come from. Called on the isolate's thread while a graph is linked. */
@FunctionalInterface
public interface ModuleSource {
    /**
     * Reads a module.
     *
     * @param url an absolute URL that the {@link ModuleResolver} of the same loader gave
     * @throws ImportException when there is none, or it cannot be read
     */
    ModuleContent read(String url);
}
