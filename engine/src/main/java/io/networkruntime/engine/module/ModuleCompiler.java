package io.networkruntime.engine.module;

import com.caoccao.javet.exceptions.BaseJavetScriptingException;
import com.caoccao.javet.exceptions.JavetCompilationException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetScriptingError;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.V8ScriptOrigin;
import com.caoccao.javet.values.reference.IV8ValueObject;
import com.caoccao.javet.values.reference.V8Module;
import java.util.Optional;

/** Makes V8 modules of texts and objects, and turns V8's complaints into an {@link ImportFailure} with a code frame. */
final class ModuleCompiler {
    private final V8Runtime runtime;
    private final SourceMaps sourceMaps;

    ModuleCompiler(V8Runtime runtime, SourceMaps sourceMaps) {
        this.runtime = runtime;
        this.sourceMaps = sourceMaps;
    }

    /**
     * Compiles a source text module.
     *
     * @param text what V8 gets
     * @param written what the text was before keywords were replaced: V8's message about it is the one to show
     */
    V8Module compile(String url, String text, String written) throws JavetException {
        try {
            return compile(url, text);
        } catch (JavetCompilationException rejected) {
            throw new ImportException(
                    text.equals(written) ? failure(rejected, url, text) : failureOf(url, written, rejected));
        }
    }

    private ImportFailure failureOf(String url, String written, JavetCompilationException otherwise)
            throws JavetException {
        try (V8Module _ = compile(url, written)) {
            // Only the replaced text is wrong, as in `import.meta = 1`.
            return failure(otherwise, url, written);
        } catch (JavetCompilationException rejected) {
            return failure(rejected, url, written);
        }
    }

    private V8Module compile(String url, String text) throws JavetException {
        return forget(runtime.compileV8Module(text, null, new V8ScriptOrigin(url), true));
    }

    /** A module whose exports are the own properties of an object, evaluated at once. */
    V8Module ofObject(String name, IV8ValueObject exports) throws JavetException {
        V8Module module = forget(runtime.createV8Module(name, exports));
        module.instantiate();
        module.evaluate(false);
        return module;
    }

    /** Javet would find modules by name, and a text can choose its name with a sourceURL comment. */
    private V8Module forget(V8Module module) throws JavetException {
        runtime.removeV8Module(module, false);
        return module;
    }

    /** What V8 said when it would not compile or link; the place is of the written text where there is a source map. */
    ImportFailure failure(BaseJavetScriptingException rejected, String url, String text) {
        JavetScriptingError error = rejected.getScriptingError();
        String detail = Optional.ofNullable(error.getDetailedMessage()).orElse("");
        String errorClass = detail.startsWith("SyntaxError")
                ? "SyntaxError"
                : detail.startsWith("RangeError") ? "RangeError" : "TypeError";
        String message = Optional.ofNullable(error.getMessage()).orElse("The module cannot be compiled");
        if (error.getLineNumber() < 1) {
            return new ImportFailure(errorClass, message, "", "\n    at " + url);
        }
        Position position = new Position(url, error.getLineNumber(), error.getStartColumn() + 1);
        Optional<CodeFrame> original = sourceMaps.frame(position);
        int width = error.getEndColumn() - error.getStartColumn();
        CodeFrame frame = original.orElseGet(() -> CodeFrame.of(position, text, width));
        return new ImportFailure(errorClass, message, "", frame + "\n    at " + frame.position());
    }
}
