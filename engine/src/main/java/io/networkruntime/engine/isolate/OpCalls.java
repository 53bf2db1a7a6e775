package io.networkruntime.engine.isolate;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IJavetDirectCallable;
import com.caoccao.javet.interop.callback.JavetCallbackContext;
import com.caoccao.javet.interop.callback.JavetCallbackType;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.primitive.V8ValueInteger;
import com.caoccao.javet.values.reference.V8ValueFunction;
import io.networkruntime.engine.ops.OpArguments;
import io.networkruntime.engine.ops.OpException;
import io.networkruntime.engine.ops.OpTable.Body;
import io.networkruntime.engine.ops.OpTable.Op;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The one Java function that the bundle holds: {@code call(number of the operation, arguments...)}.
 *
 * <p>One function for all operations, because binding one costs 12 µs per isolate. An asynchronous operation gets the
 * number of its promise as first argument and answers with a task of the event loop.
 */
final class OpCalls {

    /** Where an asynchronous operation's answer goes. */
    interface Answers {
        void settle(int promise, @Nullable Object value, @Nullable Throwable thrown);
    }

    private final V8Runtime runtime;
    private final List<Op> ops;
    private final OpExecutor executor;
    private final EventLoop loop;
    private final Answers answers;

    OpCalls(V8Runtime runtime, List<Op> ops, OpExecutor executor, EventLoop loop, Answers answers) {
        this.runtime = runtime;
        this.ops = ops;
        this.executor = executor;
        this.loop = loop;
        this.answers = answers;
    }

    V8ValueFunction bind() throws JavetException {
        IJavetDirectCallable.NoThisAndResult<RuntimeException> direct = this::call;
        return runtime.createV8ValueFunction(
                new JavetCallbackContext("", this, JavetCallbackType.DirectCallNoThisAndResult, direct));
    }

    private V8Value call(V8Value... values) throws JavetException {
        try {
            Op op = ops.get(((V8ValueInteger) values[0]).asInt());
            if (op.isAsync()) {
                start(op, ((V8ValueInteger) values[1]).asInt(), arguments(op, values, 2));
                return runtime.createV8ValueUndefined();
            }
            return Border.toV8(runtime, op.run(arguments(op, values, 1)));
        } catch (JavetException e) {
            throw e;
        } catch (Exception e) {
            return Border.error(runtime, e);
        }
    }

    private static OpArguments arguments(Op op, V8Value[] values, int from) throws JavetException {
        @Nullable Object[] plain = new Object[Math.max(0, values.length - from)];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = Border.toJava(values[from + i]);
        }
        return new OpArguments(op.name(), plain);
    }

    private void start(Op op, int promise, OpArguments arguments) {
        loop.operationStarted();
        try {
            Body body = op.start().begin(arguments);
            executor.execute(() -> run(body, promise, arguments));
        } catch (RejectedExecutionException e) {
            answer(promise, null, new OpException("QuotaExceededError", op.name() + ": too many operations under way"));
        } catch (Exception e) {
            answer(promise, null, e);
        }
    }

    private void run(Body body, int promise, OpArguments arguments) {
        @Nullable Object value = null;
        @Nullable Throwable thrown = null;
        try {
            value = body.run(arguments);
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            thrown = e;
        }
        answer(promise, value, thrown);
    }

    private void answer(int promise, @Nullable Object value, @Nullable Throwable thrown) {
        loop.post(() -> {
            loop.operationEnded();
            answers.settle(promise, value, thrown);
        });
    }
}
