package io.networkruntime.engine.isolate;

import com.caoccao.javet.interfaces.IJavetLogger;

/** Keeps Javet's notices (handles left to V8 at close, settled promises settled again) off the process's stderr. */
enum SilentLogger implements IJavetLogger {
    INSTANCE;

    @Override
    public void debug(String message) {}

    @Override
    public void error(String message) {}

    @Override
    public void error(String message, Throwable throwable) {}

    @Override
    public void info(String message) {}

    @Override
    public void warn(String message) {}
}
