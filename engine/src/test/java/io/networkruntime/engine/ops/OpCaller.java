package io.networkruntime.engine.ops;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls the operations of a table as script does, on the calling thread. */
public final class OpCaller {
    private final Map<String, OpTable.Op> ops;

    public OpCaller(OpTable table) {
        ops = table.ops().stream().collect(Collectors.toMap(OpTable.Op::name, Function.identity()));
    }

    /** The result of an operation; what it throws comes out unchanged where it is unchecked. */
    public @Nullable Object call(String name, @Nullable Object... arguments) {
        OpTable.Op op = ops.get(name);
        if (op == null) {
            throw new IllegalArgumentException("no such operation: " + name);
        }
        try {
            return op.run(new OpArguments(name, arguments));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public int callForInt(String name, @Nullable Object... arguments) {
        return (Integer) given(name, call(name, arguments));
    }

    public String callForText(String name, @Nullable Object... arguments) {
        return (String) given(name, call(name, arguments));
    }

    public byte[] callForBytes(String name, @Nullable Object... arguments) {
        return (byte[]) given(name, call(name, arguments));
    }

    private static Object given(String name, @Nullable Object result) {
        if (result == null) {
            throw new AssertionError(name + " gave nothing");
        }
        return result;
    }
}
