package io.networkruntime.engine.module;

/**
 * A classic script ready to compile, with every line and column where it was.
 *
 * @param importName the free variable that its dynamic imports call, to be bound to {@link ModuleLoader#importer}'s function as a
 *     global lexical binding; empty when it has no dynamic import
 */
public record ScriptText(String text, String importName) {}
