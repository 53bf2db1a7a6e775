package io.networkruntime.engine.isolate;

import com.caoccao.javet.enums.V8ValueErrorType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.primitive.V8ValueBoolean;
import com.caoccao.javet.values.primitive.V8ValueDouble;
import com.caoccao.javet.values.primitive.V8ValueInteger;
import com.caoccao.javet.values.primitive.V8ValueLong;
import com.caoccao.javet.values.primitive.V8ValueNull;
import com.caoccao.javet.values.primitive.V8ValueString;
import com.caoccao.javet.values.primitive.V8ValueUndefined;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import com.caoccao.javet.values.reference.V8ValueTypedArray;
import io.networkruntime.engine.ops.OpException;
import org.jspecify.annotations.Nullable;

/** The values that cross between Java and the bundle: a closed list, converted by hand and never by reflection. */
final class Border {
    private Border() {}

    /** Reads a value that the bundle passed; the caller keeps owning the handle. */
    static @Nullable Object toJava(@Nullable V8Value value) throws JavetException {
        return switch (value) {
            case null -> throw OpException.rangeError("a value is too large to cross into the host");
            case V8ValueUndefined _ -> null;
            case V8ValueNull _ -> null;
            case V8ValueBoolean b -> b.getValue();
            case V8ValueInteger i -> i.getValue();
            case V8ValueLong l -> l.getValue();
            case V8ValueDouble d -> d.getValue();
            case V8ValueString s -> s.getValue();
            case V8ValueTypedArray t -> t.toBytes();
            case V8ValueArrayBuffer a -> a.toBytes();
            default -> throw OpException.typeError("a value of this type does not cross into the host");
        };
    }

    static V8Value toV8(V8Runtime runtime, @Nullable Object value) throws JavetException {
        return switch (value) {
            case null -> runtime.createV8ValueUndefined();
            case Boolean b -> runtime.createV8ValueBoolean(b);
            case Integer i -> runtime.createV8ValueInteger(i);
            case Long l -> number(runtime, l);
            case Double d -> runtime.createV8ValueDouble(d);
            case String s -> runtime.createV8ValueString(s);
            case byte[] bytes -> buffer(runtime, bytes);
            default ->
                throw new IllegalStateException(
                        "an operation gave a " + value.getClass().getName());
        };
    }

    /** The error as the bundle's {@code ops.js} expects it: an Error whose message is the name, a line feed, the text. */
    static V8Value error(V8Runtime runtime, Throwable thrown) throws JavetException {
        String name = thrown instanceof OpException e ? e.errorName() : "Error";
        return runtime.createV8ValueError(V8ValueErrorType.Error, name + "\n" + message(thrown));
    }

    static String message(Throwable thrown) {
        String message = thrown.getMessage();
        if (thrown instanceof OpException && message != null) {
            return message;
        }
        return message == null
                ? thrown.getClass().getSimpleName()
                : thrown.getClass().getSimpleName() + ": " + message;
    }

    private static V8Value number(V8Runtime runtime, long value) throws JavetException {
        if (value == (int) value) {
            return runtime.createV8ValueInteger((int) value);
        }
        boolean exact = Math.abs(value) <= 1L << 53;
        return exact ? runtime.createV8ValueDouble((double) value) : runtime.createV8ValueLong(value);
    }

    private static V8Value buffer(V8Runtime runtime, byte[] bytes) throws JavetException {
        V8ValueArrayBuffer buffer = runtime.createV8ValueArrayBuffer(bytes.length);
        if (bytes.length > 0) {
            buffer.fromBytes(bytes);
        }
        return buffer;
    }
}
