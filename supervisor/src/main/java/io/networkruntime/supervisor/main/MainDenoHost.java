package io.networkruntime.supervisor.main;

import io.networkruntime.engine.isolate.JsIsolate;
import io.networkruntime.supervisor.deno.DenoHost;
import io.networkruntime.supervisor.deno.HeapUsage;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the Deno namespace is told of the running program. */
record MainDenoHost(
        MainSettings settings,
        Program program,
        IntConsumer ending,
        Supplier<@Nullable JsIsolate> isolate,
        Supplier<HeapUsage> heap)
        implements DenoHost {
    @Override
    public List<String> args() {
        return settings.arguments();
    }

    @Override
    public String mainModule() {
        return program.url();
    }

    @Override
    public Path workingDirectory() {
        return settings.workingDirectory();
    }

    @Override
    public Map<String, String> environment() {
        return settings.environment();
    }

    @Override
    public Path executable() {
        return Path.of(System.getProperty("network-runtime.launcher", System.getProperty("java.home") + "/bin/java"));
    }

    @Override
    public String v8Version() {
        JsIsolate js = isolate.get();
        return js == null ? "" : js.runtime().getVersion();
    }

    @Override
    public InputStream stdin() {
        return settings.stdin();
    }

    @Override
    public OutputStream stdout() {
        return settings.stdout();
    }

    @Override
    public OutputStream stderr() {
        return settings.stderr();
    }

    @Override
    public HeapUsage heapUsage() {
        return heap.get();
    }

    @Override
    public void exit(int code) {
        ending.accept(code);
    }
}
