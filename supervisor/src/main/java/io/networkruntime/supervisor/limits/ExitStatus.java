package io.networkruntime.supervisor.limits;

import java.util.OptionalInt;

/**
 * The exit code of a process as a shell and Java's {@code Process.exitValue} give it: 128 + n after signal n.
 *
 * <p>A program may exit with such a code by itself; the two cannot be told apart.
 *
 * @param code 0 to 255
 */
public record ExitStatus(int code) {
    public static final int SIGILL = 4;
    public static final int SIGTRAP = 5;
    public static final int SIGABRT = 6;
    public static final int SIGBUS = 7;
    public static final int SIGFPE = 8;
    public static final int SIGKILL = 9;
    public static final int SIGSEGV = 11;
    public static final int SIGXCPU = 24;
    public static final int SIGSYS = 31;

    public ExitStatus {
        if (code < 0 || code > 255) {
            throw new IllegalArgumentException("exit code must be within 0..255: " + code);
        }
    }

    /** The signal that ended the process, if one did. */
    public OptionalInt signal() {
        return code > 128 && code <= 128 + 64 ? OptionalInt.of(code - 128) : OptionalInt.empty();
    }

    boolean isSignal(int number) {
        return code == 128 + number;
    }

    @Override
    public String toString() {
        return signal().isPresent() ? "signal " + signal().getAsInt() : "exit code " + code;
    }
}
