package io.networkruntime.engine.natives;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import java.nio.file.Path;

/** V8 as a worker process has it, from a cache below the build folder. */
final class TestEngine {
    private TestEngine() {}

    static NativeFiles files() {
        return NativeFiles.ensureIn(new CacheFolder(Path.of("target", "test-cache")));
    }

    static V8Host host() {
        return V8Engine.load(files(), EngineFlags.standard());
    }

    /** Runs a script that gives a string in an isolate of its own. */
    static String run(String script) throws JavetException {
        try (V8Runtime runtime = host().createV8Runtime()) {
            return runtime.getExecutor(script).executeString();
        }
    }
}
