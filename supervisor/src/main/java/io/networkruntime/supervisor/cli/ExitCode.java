package io.networkruntime.supervisor.cli;

/** The exit codes of the command line, beside what the script itself gives to {@code Deno.exit}. */
final class ExitCode {
    static final int OK = 0;
    /** An uncaught error or rejection in the main script. */
    static final int UNCAUGHT = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;
    /** The configuration is wrong. */
    static final int CONFIGURATION = 3;
    /** A limit or confinement that was asked for cannot be enforced here. */
    static final int UNENFORCEABLE = 4;
    /** The script cannot be found or read; EX_NOINPUT of sysexits(3). */
    static final int NO_INPUT = 66;
    /** A mistake of this program; EX_SOFTWARE of sysexits(3). */
    static final int INTERNAL = 70;
    /** {@code --max-time} was reached; as timeout(1) has it. */
    static final int TIMEOUT = 124;
    /** Plus the number of the signal that ended the program; as shells have it. */
    static final int SIGNAL_BASE = 128;

    private ExitCode() {}
}
