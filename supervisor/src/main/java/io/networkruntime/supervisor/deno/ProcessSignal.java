package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
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

    /**
     * Has {@code arrived} called, on a thread of the JVM, each time the signal comes.
     *
     * @param name such as {@code SIGINT}
     * @throws OpException a TypeError if the JVM needs the signal for itself, or the kernel lets nobody have it
     */
    public static ProcessSignal hear(String name, Runnable arrived) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Object signal = type.getConstructor(String.class).newInstance(name.substring("SIG".length()));
            return new ProcessSignal(signal, handle(signal, handler(arrived)));
        } catch (InvocationTargetException e) {
            throw OpException.typeError("Binding to signal '" + name + "' is not allowed");
        } catch (ReflectiveOperationException e) {
            throw new OpException("NotSupported", "This JVM has no sun.misc.Signal: " + e.getMessage());
        }
    }

    @SuppressWarnings("ReferenceEquality") // a proxy is equal to itself alone
    private static Object handler(Runnable arrived) throws ClassNotFoundException {
        Class<?> type = Class.forName("sun.misc.SignalHandler");
        return Proxy.newProxyInstance(
                ProcessSignal.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "handle" -> arrived.run();
                        case "hashCode" -> {
                            return System.identityHashCode(proxy);
                        }
                        case "equals" -> {
                            return proxy == arguments[0];
                        }
                        default -> {
                            return "signal handler";
                        }
                    }
                    return null;
                });
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
        return signal.getClass()
                .getMethod("handle", signal.getClass(), handlerType)
                .invoke(null, signal, handler);
    }
}
