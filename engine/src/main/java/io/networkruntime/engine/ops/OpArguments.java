package io.networkruntime.engine.ops;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call of an operation, already plain Java values.
 *
 * <p>A value is null, a {@link Boolean}, an {@link Integer}, a {@link Long}, a {@link Double}, a {@link String} or a
 * {@code byte[]} that belongs to the operation. Asking for another type than the one that came is a {@code TypeError}
 * at the caller: the bundle's own code has a mistake.
 */
public final class OpArguments {
    private final String op;
    private final @Nullable Object[] values;

    public OpArguments(String op, @Nullable Object... values) {
        this.op = op;
        this.values = values;
    }

    public int count() {
        return values.length;
    }

    public boolean isNullish(int index) {
        return index >= values.length || values[index] == null;
    }

    /** The value as it came; null where it is absent. */
    public @Nullable Object value(int index) {
        return index < values.length ? values[index] : null;
    }

    public String string(int index) {
        if (value(index) instanceof String s) {
            return s;
        }
        throw wrongType(index, "a string");
    }

    public boolean bool(int index) {
        if (value(index) instanceof Boolean b) {
            return b;
        }
        throw wrongType(index, "a boolean");
    }

    public double number(int index) {
        if (value(index) instanceof Number n) {
            return n.doubleValue();
        }
        throw wrongType(index, "a number");
    }

    /** A whole number; a number with a fraction or beyond the range of a long is refused. */
    public long integer(int index) {
        return switch (value(index)) {
            case Integer i -> i;
            case Long l -> l;
            case Double d when d == Math.rint(d) && Math.abs(d) <= 0x1p63 -> d.longValue();
            case null, default -> throw wrongType(index, "an integer");
        };
    }

    public byte[] bytes(int index) {
        if (value(index) instanceof byte[] b) {
            return b;
        }
        throw wrongType(index, "bytes");
    }

    private OpException wrongType(int index, String wanted) {
        Object value = value(index);
        String got = value == null ? "nothing" : value.getClass().getSimpleName();
        return OpException.typeError(op + ": argument " + index + " must be " + wanted + ", not " + got);
    }

    @Override
    public String toString() {
        return op + Arrays.toString(values);
    }
}
