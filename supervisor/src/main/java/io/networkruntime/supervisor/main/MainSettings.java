package io.networkruntime.supervisor.main;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a main script runs with.
 *
 * @param arguments {@code Deno.args}
 * @param workingDirectory {@code Deno.cwd()} at the start
 * @param sandbox defaults of {@code new V8Sandbox()}
 * @param environment variables beside those of this process, which win
 * @param inspector who may be debugged
 * @param repl whether texts are read from standard input and evaluated
 * @param colorOut whether standard output is written in colours
 * @param colorErrors whether standard error is
 * @param log hears what operators may want to know
 */
public record MainSettings(
        List<String> arguments,
        Path workingDirectory,
        SandboxDefaults sandbox,
        Map<String, String> environment,
        ModuleSettings modules,
        InspectorSettings inspector,
        ReplMode repl,
        InputStream stdin,
        OutputStream stdout,
        OutputStream stderr,
        boolean colorOut,
        boolean colorErrors,
        Consumer<String> log) {}
