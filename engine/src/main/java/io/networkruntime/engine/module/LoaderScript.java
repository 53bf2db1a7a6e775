package io.networkruntime.engine.module;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IJavetDirectCallable;
import com.caoccao.javet.interop.callback.JavetCallbackContext;
import com.caoccao.javet.interop.callback.JavetCallbackType;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.primitive.V8ValueString;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import com.caoccao.javet.values.reference.V8ValuePromise;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** The JavaScript half of the loader, {@code loader.js}, seen from Java. Confined to the isolate's thread. */
final class LoaderScript implements AutoCloseable {
    /** What the script calls in Java: small integers and strings in, V8 values out. */
    interface Callbacks {
        V8Value link(int referrer, String specifier, String type) throws JavetException;

        void evaluate(int id) throws JavetException;

        V8Value evaluation(int id) throws JavetException;

        V8Value namespace(int id) throws JavetException;

        V8Value resolve(int referrer, String specifier) throws JavetException;
    }

    private final V8Runtime runtime;
    private final V8ValueObject functions;

    private LoaderScript(V8Runtime runtime, V8ValueObject functions) {
        this.runtime = runtime;
        this.functions = functions;
    }

    static LoaderScript install(V8Runtime runtime, Callbacks callbacks, boolean hooked) throws JavetException {
        Question[] questions = Question.values();
        V8Value[] bound = new V8Value[questions.length + 1];
        bound[questions.length] = runtime.createV8ValueBoolean(hooked);
        for (int i = 0; i < questions.length; i++) {
            bound[i] = bind(runtime, questions[i].name(), new Answer(runtime, questions[i], callbacks));
        }
        try (V8ValueFunction main = evaluated(runtime, "loader")) {
            return new LoaderScript(runtime, main.call(null, (Object[]) bound));
        } finally {
            for (V8Value function : bound) {
                function.close();
            }
        }
    }

    /** The functions that {@code loader.js} takes, in the order of its parameters. */
    private enum Question {
        LINK,
        EVALUATE,
        EVALUATION_OF,
        NAMESPACE_OF,
        RESOLVE
    }

    /** A class and not lambdas, since the JVM's ahead-of-time cache keeps no lambdas of Javet's interfaces: 5 ms of a start. */
    private record Answer(V8Runtime runtime, Question question, Callbacks callbacks)
            implements IJavetDirectCallable.NoThisAndResult<JavetException> {
        @Override
        public V8Value call(V8Value... a) throws JavetException {
            int id = integer(a[0]);
            return switch (question) {
                case LINK -> callbacks.link(id, text(a[1]), text(a[2]));
                case EVALUATE -> {
                    callbacks.evaluate(id);
                    yield runtime.createV8ValueUndefined();
                }
                case EVALUATION_OF -> callbacks.evaluation(id);
                case NAMESPACE_OF -> callbacks.namespace(id);
                case RESOLVE -> callbacks.resolve(id, text(a[1]));
            };
        }
    }

    /** A callback from a URL, or from a URL and a specifier. */
    @FunctionalInterface
    interface OnUrl {
        V8Value call(String url) throws JavetException;
    }

    @FunctionalInterface
    interface OnSpecifier {
        V8Value call(String url, String specifier) throws JavetException;
    }

    /** Evaluates {@code commonjs.js}: the function that makes the bindings of a CommonJS file's facade. */
    V8ValueFunction installCommonJs(OnUrl open, OnSpecifier resolve, OnUrl importNow) throws JavetException {
        try (V8ValueFunction opening = bind(runtime, "open", a -> open.call(text(a[0])));
                V8ValueFunction resolving = bind(runtime, "resolve", a -> resolve.call(text(a[0]), text(a[1])));
                V8ValueFunction importing = bind(runtime, "importNow", a -> importNow.call(text(a[0])));
                V8ValueFunction toError = functions.get("toError");
                V8ValueFunction parseJson = functions.get("dataModule");
                V8ValueFunction main = evaluated(runtime, "commonjs")) {
            return main.call(null, opening, resolving, importing, toError, parseJson);
        }
    }

    private static V8ValueFunction evaluated(V8Runtime runtime, String name) throws JavetException {
        return runtime.getExecutor(source(name + ".js"))
                .setResourceName("internal:" + name)
                .execute();
    }

    private static V8ValueFunction bind(
            V8Runtime runtime, String name, IJavetDirectCallable.NoThisAndResult<JavetException> callback)
            throws JavetException {
        return runtime.createV8ValueFunction(
                new JavetCallbackContext(name, JavetCallbackType.DirectCallNoThisAndResult, callback));
    }

    private static String source(String name) {
        try (InputStream resource = LoaderScript.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is missing beside " + LoaderScript.class.getName());
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int integer(V8Value value) throws JavetException {
        return value.asInt();
    }

    private static String text(V8Value value) throws JavetException {
        return value instanceof V8ValueString string ? string.getValue() : value.asString();
    }

    V8ValueObject bindings(int id, String url, String filename, String dirname, boolean main) throws JavetException {
        return functions.invoke("bindingsFor", id, url, filename, dirname, main);
    }

    V8ValueFunction importer(int referrer) throws JavetException {
        return functions.invoke("importerFor", referrer);
    }

    /** From now on the {@code stack} of every error is mapped, unless the user formats stacks. */
    void mapStacks(UnaryOperator<String> original) throws JavetException {
        try (V8ValueFunction mapping = bind(runtime, "original", a -> string(original.apply(text(a[0]))))) {
            functions.invokeVoid("mapStacks", mapping);
        }
    }

    V8Value dataModule(ModuleType type, V8Value payload) throws JavetException {
        return functions.invoke("dataModule", type.attribute(), payload);
    }

    /** The id of a module to evaluate, or the promise of one that has failed or begun already. */
    V8Value begin(String url) throws JavetException {
        return functions.invoke("begin", url);
    }

    V8ValuePromise begun(int id, V8ValuePromise evaluation) throws JavetException {
        return functions.invoke("begun", id, evaluation);
    }

    V8ValueString string(String text) throws JavetException {
        return runtime.createV8ValueString(text);
    }

    V8ValueArrayBuffer arrayBuffer(int length) throws JavetException {
        return runtime.createV8ValueArrayBuffer(length);
    }

    /** A failure for {@code toError}, made by the script since the methods of arrays belong to the user. */
    V8Value failure(ImportFailure failure, String key) throws JavetException {
        return functions.invoke("failure", failure.errorClass(), failure.message(), failure.code(), failure.at(), key);
    }

    @Override
    public void close() throws JavetException {
        functions.close();
    }
}
