package io.networkruntime.engine.module;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueObject;
import com.caoccao.javet.values.reference.V8ValuePromise;
import io.networkruntime.engine.natives.CacheFolder;
import io.networkruntime.engine.natives.EngineFlags;
import io.networkruntime.engine.natives.NativeFiles;
import io.networkruntime.engine.natives.V8Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of files, run in a bare isolate that has nothing but {@code log}. */
final class Program implements AutoCloseable {
    static final CacheFolder CACHE = new CacheFolder(Path.of("target", "test-cache"));
    private static final String PRELUDE = """
            globalThis.lines = [];
            globalThis.log = (...values) => { lines.push(values.map(String).join(' ')); };
            """;

    private final Path folder;
    final V8Runtime runtime;

    Program(Path folder, V8Runtime runtime) throws JavetException {
        this.folder = folder;
        this.runtime = runtime;
        runtime.setPromiseRejectCallback((_, _, _) -> {});
        runtime.getExecutor(PRELUDE).executeVoid();
    }

    static V8Runtime isolate() throws JavetException {
        NativeFiles files = NativeFiles.ensureIn(CACHE);
        return V8Engine.load(files, EngineFlags.standard()).createV8Runtime();
    }

    Program file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url(String name) {
        return FileUrls.url(folder.resolve(name));
    }

    /** What a program logs, then how its promise ends when not well: the error's stack, its folder replaced by {@code ~}. */
    String run(String main) throws JavetException {
        Transpiler transpiler = new TypeScript(CACHE, TypeScriptOptions.DEFAULT);
        try (ModuleLoader loader = open(transpiler);
                V8ValuePromise end = loader.runMain(url(main))) {
            return outcome(end, loader.sourceMaps());
        }
    }

    ModuleLoader open(Transpiler transpiler) throws JavetException {
        return ModuleLoader.open(
                runtime, new ModuleHost(LocalResolver.forProgramIn(folder), new FileSource(), transpiler));
    }

    String outcome(V8ValuePromise end, SourceMaps sourceMaps) throws JavetException {
        for (int i = 0; i < 20; i++) {
            runtime.await();
        }
        String logged = runtime.getExecutor("lines.splice(0).join('\\n')").executeString();
        if (end.getState() == V8ValuePromise.STATE_FULFILLED) {
            return tidy(logged);
        } else if (end.getState() == V8ValuePromise.STATE_PENDING) {
            return tidy(logged + (logged.isEmpty() ? "" : "\n") + "<pending>");
        }
        try (V8Value error = end.getResult()) {
            String stack = error instanceof V8ValueObject object && object.has("stack")
                    ? sourceMaps.originalStack(object.getString("stack"))
                    : error.toString();
            return tidy(logged + (logged.isEmpty() ? "" : "\n") + stack);
        }
    }

    private String tidy(String text) {
        return text.replace(folder.toString(), "~");
    }

    @Override
    public void close() throws JavetException {
        runtime.close(true);
    }
}
