package io.networkruntime.supervisor.main;

import io.networkruntime.engine.module.ImportMap;
import io.networkruntime.engine.module.TypeScriptOptions;
import java.util.function.Consumer;

/**
 * How the modules of a main script are found and read.
 *
 * @param opened hears the URL of each module whose text is asked for, be it there or not
 */
public record ModuleSettings(ImportMap imports, TypeScriptOptions typeScript, Consumer<String> opened) {}
