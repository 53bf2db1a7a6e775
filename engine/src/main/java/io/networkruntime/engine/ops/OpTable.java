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

    /** The first step of an operation, on the isolate's thread: looks up what the arguments name, and gives the rest. */
    @FunctionalInterface
    public interface Start {
        Body begin(OpArguments arguments) throws Exception;
    }

    /**
     * One operation.
     *
     * @param isAsync whether its body runs beside the isolate and answers through the event loop
     */
    public record Op(String name, boolean isAsync, Start start) {
        /** Both steps at once, on the caller's thread. */
        public @Nullable Object run(OpArguments arguments) throws Exception {
            return start.begin(arguments).run(arguments);
        }
    }

    private final List<Op> ops = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /** Adds an operation that runs on the isolate's thread: it must be quick and must not block. */
    public OpTable sync(String name, Body body) {
        return add(new Op(name, false, _ -> body));
    }

    /** Adds an operation that runs on a thread of its own; its JavaScript caller gets a promise. */
    public OpTable async(String name, Body body) {
        return add(new Op(name, true, _ -> body));
    }

    /**
     * Adds an operation that begins on the isolate's thread, in the order of the calls, and goes on on a thread of its own.
     * What it looks up in its first step is what it works on, whatever the isolate closes right after the call.
     */
    public OpTable started(String name, Start start) {
        return add(new Op(name, true, start));
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
