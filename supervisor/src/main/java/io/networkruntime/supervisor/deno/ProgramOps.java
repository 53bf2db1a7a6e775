package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.json.JsonWriter;
import java.util.Map;

/** The program itself: its arguments, its main module, its exit code and its end. */
final class ProgramOps {
    private volatile int exitCode;

    static ProgramOps register(Ops ops, DenoHost host) {
        ProgramOps program = new ProgramOps();
        ops.sync(
                "denoProgram",
                _ -> JsonWriter.write(Map.of(
                        "args", host.args(),
                        "mainModule", host.mainModule(),
                        "execPath", host.executable().toString(),
                        "pid", ProcessHandle.current().pid(),
                        "arch", System.getProperty("os.arch"))));
        // Asked for by scripts, when the isolate is there.
        ops.sync("denoV8Version", _ -> host.v8Version());
        ops.sync("denoExit", a -> {
            host.exit((int) a.integer(0));
            return null;
        });
        ops.sync("denoSetExitCode", a -> {
            program.exitCode = (int) a.integer(0);
            return null;
        });
        return program;
    }

    int exitCode() {
        return exitCode;
    }
}
