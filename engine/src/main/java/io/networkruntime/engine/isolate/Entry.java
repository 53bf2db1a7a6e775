package io.networkruntime.engine.isolate;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetTerminatedException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.primitive.V8ValueDouble;
import com.caoccao.javet.values.primitive.V8ValueInteger;
import com.caoccao.javet.values.reference.V8ValueFunction;
import org.jspecify.annotations.Nullable;

/**
 * A function of the bundle that Java may call: it catches what guest code throws, and gives nothing but a number.
 *
 * <p>Each outermost call ends with V8 running the microtasks.
 */
public final class Entry {
    private static final V8Value[] NOTHING = {};

    private final V8Runtime runtime;
    private final String name;
    private final V8ValueFunction function;

    Entry(V8Runtime runtime, String name, V8ValueFunction function) {
        this.runtime = runtime;
        this.name = name;
        this.function = function;
    }

    /** Calls with numbers, strings, booleans and bytes; gives the number that the function returns, or 0. */
    public double call(@Nullable Object... arguments) {
        V8Value[] values = new V8Value[arguments.length];
        try {
            for (int i = 0; i < arguments.length; i++) {
                values[i] = Border.toV8(runtime, arguments[i]);
            }
            return invoke(values);
        } catch (JavetException e) {
            throw failure(e);
        } finally {
            release(values);
        }
    }

    /** Calls with a number and a value that the caller goes on owning. */
    public double callWith(double number, V8Value value) {
        try (V8Value first = runtime.createV8ValueDouble(number)) {
            return invoke(first, value);
        } catch (JavetException e) {
            throw failure(e);
        }
    }

    /** What a failure of V8 on the isolate's thread means: the isolate's end, or a mistake in what was called. */
    public static RuntimeException failure(V8Runtime runtime, String what, JavetException e) {
        boolean terminated = e instanceof JavetTerminatedException || runtime.isExecutionTerminating();
        return terminated ? new IsolateTerminated() : new EntryFailed(what, e);
    }

    /** Calls one that gives nothing. */
    void run() {
        try {
            function.callVoid(null, NOTHING);
        } catch (JavetException e) {
            throw failure(e);
        }
    }

    /** Calls one that gives nothing with one value. */
    void run(Object argument) {
        call(argument);
    }

    private RuntimeException failure(JavetException e) {
        return failure(runtime, name, e);
    }

    /** Calls with values that the caller goes on owning. */
    double invoke(V8Value... values) throws JavetException {
        try (V8Value result = function.call(null, values)) {
            return switch (result) {
                case V8ValueInteger i -> i.asInt();
                case V8ValueDouble d -> d.asDouble();
                case null, default -> 0;
            };
        }
    }

    private static void release(@Nullable V8Value[] values) {
        for (V8Value value : values) {
            if (value != null) {
                JsIsolate.closeQuietly(value);
            }
        }
    }

    void close() {
        JsIsolate.closeQuietly(function);
    }
}
