package io.networkruntime.engine.module;

/**
 * What a {@link ModuleLoader} may reach: the rules of specifiers, the texts, and the step from TypeScript to JavaScript.
 *
 * @param transpiler turns TypeScript and JSX into JavaScript; {@link Transpiler#NONE} refuses them
 */
public record ModuleHost(ModuleResolver resolver, ModuleSource source, Transpiler transpiler) {}
