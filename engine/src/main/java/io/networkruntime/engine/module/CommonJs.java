package io.networkruntime.engine.module;

import com.caoccao.javet.exceptions.BaseJavetScriptingException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueArray;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import io.networkruntime.engine.module.ImportRewriter.Rewritten;
import io.networkruntime.engine.module.ModuleContent.Format;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Packages that are CommonJS, seen by ES modules as a default export and the names they seem to have. Their texts are compiled as
 * function bodies, so their lines and columns stand. Confined to the isolate's thread.
 */
final class CommonJs implements AutoCloseable {
    private static final int MAX_REEXPORTS = 100;
    private static final List<String> PARAMETERS = List.of("exports", "require", "module", "__filename", "__dirname");

    private final V8Runtime runtime;
    private final ModuleHost host;
    private final LoaderScript script;
    private final CommonJsOwner owner;
    private @Nullable V8ValueFunction bindings;

    CommonJs(V8Runtime runtime, ModuleHost host, LoaderScript script, CommonJsOwner owner) {
        this.runtime = runtime;
        this.host = host;
        this.script = script;
        this.owner = owner;
    }

    /** The ES module that stands for a CommonJS file: it evaluates the file in its turn and gives what that exported. */
    String facade(String url, String text) {
        Set<String> names = new LinkedHashSet<>();
        collectNames(url, text, names, new HashSet<>());
        StringBuilder module = new StringBuilder("import{load}from\"" + ImportRewriter.BINDINGS
                + "\";const m=load();export default m;export{m as \"module.exports\"};");
        int count = 0;
        for (String name : names) {
            String quoted = '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
            module.append("const n")
                    .append(count)
                    .append("=m?.[")
                    .append(quoted)
                    .append("];export{n")
                    .append(count)
                    .append(" as ")
                    .append(quoted)
                    .append("};");
            count++;
        }
        return module.toString();
    }

    private void collectNames(String url, String text, Set<String> names, Set<String> seen) {
        if (!seen.add(url) || seen.size() > MAX_REEXPORTS) {
            return;
        }
        CommonJsExports exports = CommonJsExports.of(text);
        names.addAll(exports.names());
        names.remove("module.exports");
        for (String specifier : exports.reexports()) {
            try {
                String target = host.resolver().resolve(specifier, url, ReferenceKind.REQUIRE);
                ModuleContent content = host.source().read(target);
                if (content.format() == Format.COMMON_JS) {
                    collectNames(target, content.text(), names, seen);
                }
            } catch (ImportException missing) {
                // It will be reported by the require itself, if that is ever reached.
            }
        }
    }

    /** The bindings of the facade of a file. */
    V8ValueObject bindings(String url) throws JavetException {
        V8ValueFunction make = bindings;
        if (make == null) {
            make = script.installCommonJs(this::open, this::resolve, this::importNow);
            bindings = make;
        }
        return make.call(null, url, fileName(url));
    }

    private static String fileName(String url) {
        return FileUrls.path(url).map(Path::toString).orElse(url);
    }

    /** What evaluates a file: kind, folder, payload, importer, whether it is the program. */
    private V8Value open(String url) throws JavetException {
        try {
            ModuleContent content = host.source().read(url);
            return switch (content.format()) {
                case JSON -> unit("json", url, script.string(content.text()), "");
                case COMMON_JS -> compiled(url, content.text());
                case ES_MODULE, TYPESCRIPT, TSX, JSX -> unit("module", url, runtime.createV8ValueUndefined(), "");
            };
        } catch (ImportException failed) {
            return failure(failed.failure());
        }
    }

    private V8Value unit(String kind, String url, V8Value payload, String importName) throws JavetException {
        String folder =
                FileUrls.path(url).map(Path::getParent).map(Path::toString).orElse("/");
        try (payload;
                V8Value importer = importName.isEmpty() ? runtime.createV8ValueUndefined() : owner.importer(url)) {
            V8ValueArray unit = runtime.createV8ValueArray();
            unit.push(kind, folder, payload, importer, owner.isMain(url));
            return unit;
        }
    }

    private V8Value compiled(String url, String text) throws JavetException {
        String body = text.startsWith("#!") ? "//" + text.substring(2) : text;
        Rewritten rewritten = ImportRewriter.script(body);
        List<String> parameters = new ArrayList<>(PARAMETERS);
        if (rewritten.isChanged()) {
            parameters.add(rewritten.dynamicName());
        }
        try {
            V8ValueFunction function = runtime.getExecutor(rewritten.text())
                    .setResourceName(url)
                    .compileV8ValueFunction(parameters.toArray(String[]::new));
            return unit("script", url, function, rewritten.dynamicName());
        } catch (BaseJavetScriptingException rejected) {
            throw new ImportException(owner.failure(rejected, url, body));
        }
    }

    private V8Value resolve(String referrer, String specifier) throws JavetException {
        try {
            String url = host.resolver().resolve(specifier, referrer, ReferenceKind.REQUIRE);
            V8ValueArray found = runtime.createV8ValueArray();
            found.push("found", url, fileName(url));
            return found;
        } catch (ImportException failed) {
            return failure(failed.failure());
        }
    }

    private V8Value importNow(String url) throws JavetException {
        try {
            return owner.importNow(url);
        } catch (ImportException failed) {
            return failure(failed.failure());
        }
    }

    private V8Value failure(ImportFailure failure) throws JavetException {
        try (V8Value parts = script.failure(failure, "")) {
            V8ValueArray result = runtime.createV8ValueArray();
            result.push("failure", parts);
            return result;
        }
    }

    @Override
    public void close() throws JavetException {
        if (bindings != null) {
            bindings.close();
        }
    }
}
