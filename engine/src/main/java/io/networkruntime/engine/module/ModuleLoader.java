package io.networkruntime.engine.module;

import com.caoccao.javet.exceptions.BaseJavetScriptingException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueArray;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValuePromise;
import io.networkruntime.engine.module.ModuleContent.Format;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The modules of one isolate: static and dynamic imports, {@code import.meta}, JSON, text and bytes, top-level await. Open it
 * before any code of the isolate's user runs; confined to the isolate's thread.
 *
 * <p>Failures never come out of here as Java exceptions: a promise is rejected with the JavaScript error, whose {@code stack}
 * names the importing place, and for a text that does not parse shows its line.
 */
public final class ModuleLoader implements AutoCloseable {
    private final V8Runtime runtime;
    private final StackHook stacks;
    private final SourceMaps sourceMaps = new SourceMaps();
    private final LoaderScript script;
    private final ModuleCompiler compiler;
    private final CommonJs commonJs;
    private final ModuleFactory factory;
    private final ModuleGraph graph;
    private Runnable beforeMain = () -> {};
    /** Promises on their way from one callback to the next. */
    private final Map<Integer, V8ValuePromise> evaluations = new HashMap<>();

    private ModuleLoader(V8Runtime runtime, ModuleHost host, StackHook stacks) throws JavetException {
        this.runtime = runtime;
        this.stacks = stacks;
        this.script = LoaderScript.install(runtime, new Questions(), !stacks.equals(StackHook.NONE));
        this.compiler = new ModuleCompiler(runtime, sourceMaps);
        this.commonJs = new CommonJs(runtime, host, script, new Owner());
        this.factory = new ModuleFactory(host, compiler, script, sourceMaps, commonJs);
        this.graph = new ModuleGraph(host.resolver(), factory);
    }

    /** Binds a loader to an isolate that has none. */
    public static ModuleLoader open(V8Runtime runtime, ModuleHost host) throws JavetException {
        return open(runtime, host, StackHook.NONE);
    }

    /** Binds a loader to an isolate whose bundle formats stacks itself, and maps their places by {@link #sourceMaps}. */
    public static ModuleLoader open(V8Runtime runtime, ModuleHost host, StackHook stacks) throws JavetException {
        ModuleLoader loader = new ModuleLoader(runtime, host, stacks);
        runtime.setV8ModuleResolver(loader.graph);
        return loader;
    }

    /** Has something done once, when the next program has been linked and is about to be evaluated. */
    public void beforeMain(Runnable action) {
        beforeMain = action;
    }

    /** Has debuggers find what was written before it was transpiled; to be called before anything is loaded. */
    public void showSources() {
        factory.showSources();
    }

    /** Runs a file as the program: its {@code import.meta.main} is true. The promise settles when its graph is evaluated. */
    public V8ValuePromise runMain(Path file) throws JavetException {
        return runMain(FileUrls.url(file));
    }

    /** Runs the module at a URL as the program. */
    public V8ValuePromise runMain(String url) throws JavetException {
        factory.setMain(url);
        return start(url);
    }

    /** Runs a text that imports a file, which is the program. */
    public V8ValuePromise runMain(Path file, String starterUrl, String starter) throws JavetException {
        factory.setMain(FileUrls.url(file));
        factory.give(starterUrl, ModuleContent.ofText(starter, Format.ES_MODULE));
        return start(starterUrl);
    }

    /** Runs the module at a URL. The promise gives its namespace. */
    public V8ValuePromise load(String url) throws JavetException {
        return start(url);
    }

    /**
     * Runs a text as a module, as the program when none runs yet.
     *
     * @param url the absolute URL the text is to have; relative imports start there, and a second text under the same URL is
     *     ignored in favour of the first
     */
    public V8ValuePromise evaluate(String url, String text, Format format) throws JavetException {
        factory.setMainUnlessSet(url);
        factory.give(url, ModuleContent.ofText(text, format));
        return start(url);
    }

    private V8ValuePromise start(String url) throws JavetException {
        V8Value linked = script.begin(url);
        if (linked instanceof V8ValuePromise known) {
            return known;
        }
        int id = linked.asInt();
        beforeMain.run();
        beforeMain = () -> {};
        try (V8ValuePromise evaluation = factory.evaluate(graph.record(id))) {
            return script.begun(id, evaluation);
        }
    }

    /**
     * Prepares a classic script. V8 has no dynamic import for it, so its {@code import(…)} becomes a call of a free variable, and
     * {@link #importer} makes the function to bind to that name.
     */
    public static ScriptText script(String text) {
        ImportRewriter.Rewritten rewritten = ImportRewriter.script(text);
        return new ScriptText(rewritten.text(), rewritten.dynamicName());
    }

    /** The function that stands for {@code import} in scripts whose relative specifiers start at a URL. */
    public V8ValueFunction importer(String baseUrl) throws JavetException {
        return script.importer(graph.register(baseUrl));
    }

    /** The URLs of the modules that were compiled so far, for whoever watches their files; files that are only required are not among them. */
    public Set<String> urls() {
        return graph.urls();
    }

    /** The way from the positions in stacks to the TypeScript they came from. */
    public SourceMaps sourceMaps() {
        return sourceMaps;
    }

    @Override
    public void close() throws JavetException {
        runtime.setV8ModuleResolver(null);
        graph.close();
        commonJs.close();
        script.close();
    }

    /** Answers {@code loader.js}. Whatever the user's text can cause is a value here; what is thrown is a bug or the end. */
    private final class Questions implements LoaderScript.Callbacks {
        @Override
        public V8Value link(int referrer, String specifier, String type) throws JavetException {
            stacks.quiet(true);
            try {
                return runtime.createV8ValueInteger(
                        graph.link(referrer, specifier, type).id());
            } catch (ImportException failed) {
                return script.failure(failed.failure(), graph.brokenKey(failed.failure()));
            } finally {
                stacks.quiet(false);
            }
        }

        @Override
        public void evaluate(int id) throws JavetException {
            evaluations.put(id, factory.evaluate(graph.record(id)));
        }

        @Override
        public V8Value evaluation(int id) throws JavetException {
            return Objects.requireNonNull(evaluations.remove(id), "evaluation");
        }

        @Override
        public V8Value namespace(int id) throws JavetException {
            return graph.record(id).module().getNamespace();
        }

        @Override
        public V8Value resolve(int referrer, String specifier) throws JavetException {
            try {
                return script.string(graph.resolve(referrer, specifier, ReferenceKind.IMPORT));
            } catch (ImportException failed) {
                return script.failure(failed.failure(), "");
            }
        }
    }

    /** Answers {@link CommonJs}. */
    private final class Owner implements CommonJsOwner {
        @Override
        public V8ValueFunction importer(String url) throws JavetException {
            return ModuleLoader.this.importer(url);
        }

        @Override
        public boolean isMain(String url) {
            return factory.isMain(url);
        }

        @Override
        public ImportFailure failure(BaseJavetScriptingException rejected, String url, String text) {
            return compiler.failure(rejected, url, text);
        }

        @Override
        public V8Value importNow(String url) throws JavetException {
            ModuleRecord target = graph.link(0, url, "");
            if (graph.isBeingEvaluated(target)) {
                throw refusal(
                        url, "it is in a cycle with a module that is being evaluated", "ERR_REQUIRE_CYCLE_MODULE");
            }
            try (V8ValuePromise evaluation = factory.evaluate(target)) {
                V8ValueArray result = runtime.createV8ValueArray();
                switch (evaluation.getState()) {
                    case V8ValuePromise.STATE_FULFILLED ->
                        push(result, "namespace", target.module().getNamespace());
                    case V8ValuePromise.STATE_REJECTED -> {
                        push(result, "rejected", evaluation.getResult());
                        result.push(evaluation);
                    }
                    default ->
                        throw refusal(
                                url,
                                "it or a module that it imports uses top-level await: import it instead",
                                "ERR_REQUIRE_ASYNC_MODULE");
                }
                return result;
            }
        }

        private static void push(V8ValueArray result, String kind, V8Value value) throws JavetException {
            try (value) {
                result.push(kind, value);
            }
        }

        private static ImportException refusal(String url, String why, String code) {
            return new ImportException(new ImportFailure("Error", "Cannot require \"" + url + "\": " + why, code, ""));
        }
    }
}
