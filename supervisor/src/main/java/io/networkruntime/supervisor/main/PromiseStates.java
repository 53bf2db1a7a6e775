package io.networkruntime.supervisor.main;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interfaces.IJavetClosable;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IJavetDirectCallable;
import com.caoccao.javet.interop.callback.JavetCallbackContext;
import com.caoccao.javet.interop.callback.JavetCallbackType;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueArray;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValuePromise;
import io.networkruntime.engine.isolate.JsIsolate;

/** Lets the main script's {@code Deno.inspect} see what promises have come to, which no JavaScript can. */
record PromiseStates(V8Runtime runtime) implements IJavetDirectCallable.NoThisAndResult<JavetException> {
    private static final int PENDING = 0;

    static void offer(JsIsolate js) throws JavetException {
        try (IJavetClosable _ = js.lock();
                V8ValueFunction function = js.runtime()
                        .createV8ValueFunction(new JavetCallbackContext(
                                "promiseDetails",
                                JavetCallbackType.DirectCallNoThisAndResult,
                                new PromiseStates(js.runtime())))) {
            js.entry("inspectPromises").callWith(0, function);
        }
    }

    /** {@code [0 pending | 1 fulfilled | 2 rejected, result]}; nothing for what is no promise. */
    @Override
    public V8Value call(V8Value... arguments) throws JavetException {
        if (!(arguments[0] instanceof V8ValuePromise promise)) {
            return runtime.createV8ValueUndefined();
        }
        V8ValueArray details = runtime.createV8ValueArray();
        int state = promise.getState();
        details.set(0, state);
        if (state != PENDING) {
            try (V8Value result = promise.getResult()) {
                details.set(1, result);
            }
        }
        return details;
    }
}
