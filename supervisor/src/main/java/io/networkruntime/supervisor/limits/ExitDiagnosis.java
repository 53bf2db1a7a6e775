package io.networkruntime.supervisor.limits;

import static io.networkruntime.protocol.EndReason.AGENT_LOST;
import static io.networkruntime.protocol.EndReason.CPU_LIMIT_EXCEEDED;
import static io.networkruntime.protocol.EndReason.HEAP_OUT_OF_MEMORY;
import static io.networkruntime.protocol.EndReason.MEMORY_LIMIT_EXCEEDED;
import static io.networkruntime.protocol.EndReason.NATIVE_CRASH;
import static io.networkruntime.protocol.EndReason.POLICY_VIOLATION;

import io.networkruntime.protocol.EndReason;
import io.networkruntime.supervisor.limits.EndCause.Evidence;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads from how an agent ended why it ended. */
public final class ExitDiagnosis {
    /** {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int JAVA_OUT_OF_MEMORY = 3;
    /** A JVM that cannot get memory from the system, and much else. */
    private static final int JAVA_GAVE_UP = 1;

    /** The head of HotSpot's report of a crash, such as {@code #  SIGSEGV (0xb) at pc=...}. */
    private static final Pattern CRASH =
            Pattern.compile("^#\\s+SIG[A-Z]+ \\(0x([0-9a-f]{1,2})\\) at pc=", Pattern.MULTILINE);

    private ExitDiagnosis() {}

    /**
     * The status with the signal that crashed the JVM: without a core dump HotSpot reports the signal and then exits with 1.
     *
     * @param lastWords the tail of the agent's standard error
     */
    public static ExitStatus withCrash(ExitStatus status, String lastWords) {
        Matcher crash = CRASH.matcher(lastWords);
        if (status.code() != JAVA_GAVE_UP || !crash.find()) {
            return status;
        }
        return new ExitStatus(128 + Math.min(64, Integer.parseInt(crash.group(1), 16)));
    }

    /**
     * The most precise cause that the evidence allows; {@link EndReason#AGENT_LOST} if it allows none.
     *
     * @param status how the process ended
     * @param intent what this supervisor noted before it killed the agent, if it did
     * @param oomKilled whether the kernel counted an out-of-memory kill in the agent's cgroup
     * @param lastWords the tail of the agent's standard error: believed only for the choice between words for a crash
     */
    public static EndCause diagnose(
            ExitStatus status, Optional<EndReason> intent, boolean oomKilled, String lastWords) {
        return Stream.of(
                        intent.map(reason ->
                                new EndCause(reason, Evidence.INTENT, "ended by the supervisor: " + reason.word())),
                        ofKernel(status, oomKilled),
                        ofWords(status, lastWords),
                        Optional.of(ofStatus(status)))
                .flatMap(Optional::stream)
                .reduce(new EndCause(AGENT_LOST, Evidence.NOTHING, "the agent is gone"), EndCause::refinedBy);
    }

    private static Optional<EndCause> ofKernel(ExitStatus status, boolean oomKilled) {
        if (status.isSignal(ExitStatus.SIGSYS)) {
            return kernel(POLICY_VIOLATION, "the kernel killed the agent for a forbidden system call (SIGSYS)");
        }
        if (status.isSignal(ExitStatus.SIGKILL) && oomKilled) {
            return kernel(MEMORY_LIMIT_EXCEEDED, "the kernel killed the agent at its memory limit (oom_kill)");
        }
        return Optional.empty();
    }

    private static Optional<EndCause> kernel(EndReason reason, String detail) {
        return Optional.of(new EndCause(reason, Evidence.KERNEL, detail));
    }

    /** V8's and HotSpot's parting words tell a heap that ran out from other deaths by the same signal. */
    private static Optional<EndCause> ofWords(ExitStatus status, String lastWords) {
        String words = lastWords.toLowerCase(Locale.ROOT);
        boolean crashed = status.isSignal(ExitStatus.SIGTRAP) || status.isSignal(ExitStatus.SIGABRT);
        if (crashed && saysThatV8HeapRanOut(words)) {
            return Optional.of(
                    new EndCause(HEAP_OUT_OF_MEMORY, Evidence.LAST_WORDS, "V8 ran out of heap (" + status + ")"));
        }
        boolean noMemory = words.contains("insufficient memory for the java runtime")
                || words.contains("java.lang.outofmemoryerror");
        if (noMemory && (crashed || status.code() == JAVA_GAVE_UP)) {
            return Optional.of(new EndCause(
                    MEMORY_LIMIT_EXCEEDED, Evidence.LAST_WORDS, "the agent's JVM got no more memory (" + status + ")"));
        }
        if (status.code() == JAVA_GAVE_UP && words.contains("a fatal error has been detected by the java runtime")) {
            return Optional.of(new EndCause(
                    NATIVE_CRASH, Evidence.LAST_WORDS, "the agent's JVM found itself broken (" + status + ")"));
        }
        return Optional.empty();
    }

    private static boolean saysThatV8HeapRanOut(String words) {
        return words.contains("fatal javascript out of memory")
                || words.contains("fatal process out of memory")
                || words.contains("javascript heap out of memory")
                || words.contains("ineffective mark-compacts near heap limit")
                || words.contains("<--- last few gcs --->")
                || words.contains("reached heap limit");
    }

    private static EndCause ofStatus(ExitStatus status) {
        return switch (status.code()) {
            case 128 + ExitStatus.SIGTRAP -> status(NATIVE_CRASH, "V8 aborted the agent", status);
            case 128 + ExitStatus.SIGABRT -> status(NATIVE_CRASH, "the agent's JVM aborted", status);
            case 128 + ExitStatus.SIGSEGV, 128 + ExitStatus.SIGBUS, 128 + ExitStatus.SIGILL, 128 + ExitStatus.SIGFPE ->
                status(NATIVE_CRASH, "the agent crashed in native code", status);
            case 128 + ExitStatus.SIGXCPU ->
                status(CPU_LIMIT_EXCEEDED, "the agent reached its CPU limit (RLIMIT_CPU)", status);
            case JAVA_OUT_OF_MEMORY -> status(MEMORY_LIMIT_EXCEEDED, "the agent's JVM ran out of Java heap", status);
            case 128 + ExitStatus.SIGKILL -> status(AGENT_LOST, "somebody else killed the agent", status);
            default -> status(AGENT_LOST, "the agent ended by itself", status);
        };
    }

    private static EndCause status(EndReason reason, String detail, ExitStatus status) {
        return new EndCause(reason, Evidence.EXIT_STATUS, detail + " (" + status + ")");
    }
}
