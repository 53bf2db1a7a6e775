package io.networkruntime.agent.worker;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.values.reference.V8ValuePromise;
import io.networkruntime.engine.isolate.Entry;
import io.networkruntime.engine.isolate.JsIsolate;
import io.networkruntime.engine.module.MapModules;
import io.networkruntime.engine.module.ModuleHost;
import io.networkruntime.engine.module.ModuleLoader;
import io.networkruntime.engine.module.SourceMaps;
import io.networkruntime.engine.module.Transpiler.Transpiled;
import io.networkruntime.engine.module.WorkerScript;
import io.networkruntime.protocol.CallId;
import io.networkruntime.protocol.ToAgent;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The scripts and modules that a host gives one worker. What is not JavaScript was transpiled by the host, so that no agent
 * carries a compiler; here it is only found again in stacks.
 *
 * <p>Confined to the isolate's thread.
 */
final class GuestScripts {
    private final JsIsolate js;
    private final MapModules modules = new MapModules();
    private final ModuleLoader loader;
    private final Entry executeModule;
    private final Entry mapStacks;
    private boolean mapped;
    private boolean shown;
    private Consumer<String> beforeFirst = _ -> {};

    private GuestScripts(JsIsolate js) throws JavetException {
        this.js = js;
        executeModule = js.entry("executeModule");
        mapStacks = js.entry("mapStacks");
        Entry quietStacks = js.entry("quietStacks");
        loader = ModuleLoader.open(
                js.runtime(), new ModuleHost(modules, modules, modules), quiet -> quietStacks.call(quiet));
    }

    /** Makes the loader, before any code of a guest runs. */
    static GuestScripts open(JsIsolate js) throws JavetException {
        return new GuestScripts(js);
    }

    /** A classic script ready to be evaluated. */
    WorkerScript script(ToAgent.Execute order) {
        String given = order.filename().isBlank() ? "execute-" + order.call().value() : order.filename();
        String name = given.replaceAll("[\\s\"'\\p{Cntrl}]", "_");
        begin(name);
        if (order.sourceMap().isEmpty()) {
            return WorkerScript.of(order.code(), name);
        }
        map();
        loader.sourceMaps().add(name, new Transpiled(order.code(), order.sourceMap()), "");
        String code = shown ? order.code() + SourceMaps.link(order.sourceMap()) : order.code();
        return WorkerScript.of(code, SourceMaps.generatedName(name));
    }

    /** Has debuggers see what was written; {@code beforeFirst} gets the name of the first script or module that runs. */
    void showSources(Consumer<String> beforeFirst) {
        shown = true;
        loader.showSources();
        this.beforeFirst = beforeFirst;
    }

    private void begin(String name) {
        beforeFirst.accept(name);
        beforeFirst = _ -> {};
    }

    void define(ToAgent.DefineModule module) {
        @Nullable Transpiled transpiled = null;
        if (!module.sourceMap().isEmpty()) {
            map();
            transpiled = new Transpiled(module.javascript(), module.sourceMap());
        }
        modules.define(module.name(), module.text(), transpiled);
    }

    /** Runs a module that was defined; what it exports goes to the host when it has been evaluated. */
    void run(CallId call, String name) {
        begin(MapModules.url(name));
        try (V8ValuePromise namespace = loader.runMain(MapModules.url(name))) {
            executeModule.callWith((double) call.value(), namespace);
        } catch (JavetException e) {
            throw Entry.failure(js.runtime(), "executeModule", e);
        }
    }

    /** Stacks have places in generated text from now on. */
    private void map() {
        if (!mapped) {
            mapped = true;
            mapStacks.call();
        }
    }

    String originalStack(String frames) {
        return loader.sourceMaps().originalStack(frames);
    }

    void close() {
        try {
            loader.close();
        } catch (JavetException e) {
            throw new IllegalStateException("the modules of an isolate could not be closed", e);
        }
    }
}
