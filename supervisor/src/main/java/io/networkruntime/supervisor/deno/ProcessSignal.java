package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpException;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * A signal of this process that calls us instead of doing what it did before.
 *
 * <p>By {@code sun.misc.Signal}, the JDK's only door to signals. It is reached by reflection because a compiler that
 * treats warnings as errors refuses the name.
 */
public final class ProcessSignal {
    private final Object signal;
    private final @Nullable Object before;

    private ProcessSignal(Object signal, @Nullable Object before) {
        this.signal = signal;
        this.before = before;
    }

    /** Has {@code arrived} called, on a thread of the JVM, each time the signal comes. */
    public static ProcessSignal hear(String name, Runnable arrived) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object signal = type.getConstructor(String.class).newInstance(name.substring("SIG".length()));
            var run = MethodHandles.lookup().bind(arrived, "run", MethodType.methodType(void.class));
            Object handler =
                    MethodHandleProxies.asInterfaceInstance(handlerType, MethodHandles.dropArguments(run, 0, type));
            return new ProcessSignal(signal, handle(signal, handler));
        } catch (InvocationTargetException e) {
            // The JVM needs this one for itself, or the kernel lets nobody have it.
            throw OpException.typeError("Binding to signal '" + name + "' is not allowed");
        } catch (ReflectiveOperationException e) {
            throw new OpException("NotSupported", "This JVM has no sun.misc.Signal: " + e.getMessage());
        }
    }

    /** Gives the signal back to who had it before. */
    public void restore() {
        try {
            if (before != null) {
                handle(signal, before);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a handler that was taken cannot be given back", e);
        }
    }

    private static @Nullable Object handle(Object signal, Object handler) throws ReflectiveOperationException {
        Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
        Method method = signal.getClass().getMethod("handle", signal.getClass(), handlerType);
        return method.invoke(null, signal, handler);
    }
}
