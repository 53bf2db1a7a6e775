/**
 * ES modules for a V8 isolate: where their text comes from, what a specifier means, and how a graph of them is compiled,
 * linked and evaluated, with the dynamic {@code import()} and {@code import.meta} that the embedding lacks. Calls the engine's
 * V8 binding and the file system; knows nothing of processes, workers or the Deno API.
 */
@NullMarked
package io.networkruntime.engine.module;

import org.jspecify.annotations.NullMarked;
