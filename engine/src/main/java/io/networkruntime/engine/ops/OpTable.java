package io.networkruntime.engine.ops;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operations that one isolate's bundle may call, by number and name.
 *
 * <p>Built once per isolate, before it starts: operations may hold state of that isolate.
 */
public final class OpTable {

    /** The body of an operation; gives null, a Boolean, a Number, a String or a byte[]. */
    @FunctionalInterface
    public interface Body {
        @Nullable
        Object run(OpArguments arguments) throws Exception;
    }

    /**
     * One operation.
     *
     * @param isAsync whether it runs beside the isolate and answers through the event loop
     */
    public record Op(String name, boolean isAsync, Body body) {}

    private final List<Op> ops = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /** Adds an operation that runs on the isolate's thread: it must be quick and must not block. */
    public OpTable sync(String name, Body body) {
        return add(new Op(name, false, body));
    }

    /** Adds an operation that runs on a thread of its own; its JavaScript caller gets a promise. */
    public OpTable async(String name, Body body) {
        return add(new Op(name, true, body));
    }

    private OpTable add(Op op) {
        if (!names.add(op.name())) {
            throw new IllegalArgumentException("operation registered twice: " + op.name());
        }
        ops.add(op);
        return this;
    }

    public List<Op> ops() {
        return List.copyOf(ops);
    }
}
