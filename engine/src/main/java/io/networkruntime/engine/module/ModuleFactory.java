package io.networkruntime.engine.module;

import com.caoccao.javet.exceptions.BaseJavetScriptingException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8Module;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import com.caoccao.javet.values.reference.V8ValueObject;
import com.caoccao.javet.values.reference.V8ValuePromise;
import io.networkruntime.engine.json.JsonReader;
import io.networkruntime.engine.module.ImportRewriter.Rewritten;
import io.networkruntime.engine.module.ModuleContent.Format;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the modules of a {@link ModuleGraph} from what a {@link ModuleSource} holds. Confined to the isolate's thread. */
final class ModuleFactory {
    private final ModuleHost host;
    private final ModuleCompiler compiler;
    private final LoaderScript script;
    private final SourceMaps sourceMaps;
    /** Texts that the host gave for a URL, ahead of the source. */
    private final Map<String, ModuleContent> given = new HashMap<>();
    /** Modules that only import another, by script id: evaluating one gives the promise of a module that may have begun already. */
    private final Map<Integer, V8Module> entrances = new HashMap<>();

    /** The ids of modules that stand for CommonJS files. */
    private final Set<Integer> facades = new HashSet<>();

    private final CommonJs commonJs;
    private String mainUrl = "";
    private boolean shown;

    ModuleFactory(
            ModuleHost host, ModuleCompiler compiler, LoaderScript script, SourceMaps sourceMaps, CommonJs commonJs) {
        this.host = host;
        this.compiler = compiler;
        this.script = script;
        this.sourceMaps = sourceMaps;
        this.commonJs = commonJs;
    }

    void give(String url, ModuleContent content) {
        given.put(url, content);
    }

    void setMain(String url) {
        mainUrl = url;
    }

    void setMainUnlessSet(String url) {
        if (mainUrl.isEmpty()) {
            mainUrl = url;
        }
    }

    ModuleRecord make(int id, ModuleRecord.Key key) throws JavetException {
        ModuleContent content = Optional.ofNullable(given.remove(key.url()))
                .orElseGet(() -> host.source().read(key.url()));
        return key.type() == ModuleType.SCRIPT ? script(id, key, content) : data(id, key, content);
    }

    private ModuleRecord script(int id, ModuleRecord.Key key, ModuleContent content) throws JavetException {
        if (content.format() == Format.COMMON_JS) {
            // Its own name: V8 gives one script id to equal texts of equal names, and the graph tells modules apart by
            // that.
            String facade = commonJs.facade(key.url(), content.text());
            facades.add(id);
            String name = "internal:commonjs/" + key.url();
            return new ModuleRecord(id, key, name, compiler.compile(name, facade, facade), facade);
        }
        String text = switch (content.format()) {
            case ES_MODULE, COMMON_JS -> content.text();
            case TYPESCRIPT, TSX, JSX -> transpiled(key.url(), content);
            case JSON ->
                throw new ImportException(ImportFailure.typeError(
                        "Expected a JavaScript or TypeScript module, but \"" + key.url()
                                + "\" is JSON: import it with { type: \"json\" }",
                        "ERR_IMPORT_ATTRIBUTE_MISSING"));
        };
        Rewritten rewritten = ImportRewriter.module(text);
        String name = isTranspiled(content.format()) ? SourceMaps.generatedName(key.url()) : key.url();
        V8Module module = compiler.compile(name, StaticTypes.distinguish(rewritten.text()), text);
        return new ModuleRecord(id, key, name, module, text);
    }

    private static boolean isTranspiled(Format format) {
        return switch (format) {
            case TYPESCRIPT, TSX, JSX -> true;
            case ES_MODULE, COMMON_JS, JSON -> false;
        };
    }

    Position original(Position generated) {
        return sourceMaps.original(generated);
    }

    private String transpiled(String url, ModuleContent content) throws JavetException {
        String written = content.text();
        Transpiler.Transpiled result = host.transpiler().transpile(url, written, content.format());
        if (sourceMaps.isEmpty()) {
            script.mapStacks(sourceMaps::originalStack);
        }
        sourceMaps.add(url, result, written);
        return shown
                ? result.text() + SourceMaps.link(SourceMaps.withText(result.sourceMap(), url, written))
                : result.text();
    }

    /** Has debuggers find what was written before it was transpiled. */
    void showSources() {
        shown = true;
    }

    private ModuleRecord data(int id, ModuleRecord.Key key, ModuleContent content) throws JavetException {
        try (V8Value payload = payload(key, content);
                V8Value exports = script.dataModule(key.type(), payload)) {
            if (exports instanceof V8ValueObject object) {
                return new ModuleRecord(id, key, key.url(), compiler.ofObject(key.url(), object), "");
            }
            throw new ImportException(jsonFailure(key.url(), content.text(), exports.toString()));
        }
    }

    private V8Value payload(ModuleRecord.Key key, ModuleContent content) throws JavetException {
        if (key.type() != ModuleType.BYTES) {
            return script.string(content.text());
        }
        V8ValueArrayBuffer buffer = script.arrayBuffer(content.bytes().length);
        buffer.fromBytes(content.bytes());
        return buffer;
    }

    private static ImportFailure jsonFailure(String url, String text, String message) {
        Position position = Position.ofOffset(url, text, JsonReader.errorOffset(text));
        return ImportFailure.syntaxError(message, CodeFrame.of(position, text, 1));
    }

    ImportFailure failure(BaseJavetScriptingException refused, ModuleGraph graph) {
        String url = Optional.ofNullable(refused.getScriptingError().getResourceName())
                .orElse("");
        return compiler.failure(
                refused, url, graph.textOf(SourceMaps.writtenName(url)).orElse(""));
    }

    boolean isMain(String url) {
        return url.equals(mainUrl);
    }

    V8Module bindings(ModuleRecord importer) throws JavetException {
        if (facades.contains(importer.id())) {
            try (V8ValueObject bindings = commonJs.bindings(importer.url())) {
                return compiler.ofObject(ImportRewriter.BINDINGS, bindings);
            }
        }
        Path file = FileUrls.path(importer.url()).orElse(null);
        String filename = file == null ? "" : file.toString();
        Path folder = file == null ? null : file.getParent();
        String dirname = folder == null ? "" : folder.toString();
        try (V8ValueObject bindings = script.bindings(
                importer.id(), importer.url(), filename, dirname, importer.url().equals(mainUrl))) {
            return compiler.ofObject(ImportRewriter.BINDINGS, bindings);
        }
    }

    /** Evaluates a linked module, once more if need be, for the promise of its end. */
    V8ValuePromise evaluate(ModuleRecord target) throws JavetException {
        String text = "import\"\"";
        try (V8Module entrance = compiler.compile("internal:entrance", text, text)) {
            int scriptId = entrance.getScriptId();
            entrances.put(scriptId, target.module());
            entrance.instantiate();
            entrances.remove(scriptId);
            return entrance.evaluate(true);
        }
    }

    @Nullable
    V8Module entrance(int scriptId) {
        return entrances.get(scriptId);
    }
}
