package io.networkruntime.supervisor.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.stream.ExecuteStreamHandler;

/** The start of one process by zt-exec, with a shell in front that sets its limits and moves its output off descriptor 1. */
final class ZtExecStart extends ProcessExecutor {
    /**
     * The wire leaves through descriptor 3; what a JVM prints on its standard output goes to standard error.
     *
     * <p>{@code $1} is the limit of open files. A hard limit below it is stricter already, so that may fail. No command here
     * may redirect descriptor 0 or 2, not even for a moment: {@link AgentPipes} looks at them meanwhile.
     */
    private static final String PREAMBLE =
            "ulimit -c 0 || exit 125; command ulimit -n \"$1\" || :; shift; exec 3>&1 1>&2; ";

    private static final String NO_FILES = "ulimit -f 0 || exit 125; ";
    private static final String RUN = "exec \"$@\"";

    private ZtExecStart(List<String> command) {
        super(command);
    }

    static ZtExecStart of(Launchable program) {
        List<String> command = new ArrayList<>();
        command.add("/bin/sh");
        command.add("-c");
        command.add((program.mayWriteFiles() ? "" : NO_FILES) + PREAMBLE + RUN);
        command.add("sh");
        command.add(Integer.toString(program.maxOpenFiles()));
        setpriv().ifPresent(tool -> command.addAll(List.of(tool.toString(), "--pdeathsig", "KILL")));
        command.addAll(program.commandLine());
        ZtExecStart start = new ZtExecStart(command);
        start.directory(program.workingDirectory().toFile());
        // For zt-exec a null value removes a variable.
        System.getenv().keySet().forEach(name -> start.getEnvironment().put(name, null));
        start.getEnvironment().putAll(program.environment());
        start.redirectErrorStream(false);
        start.streams(new StreamsLeftAlone());
        return start;
    }

    Process launch() throws IOException {
        return start().getProcess();
    }

    /** The util-linux tool; busybox has one that lacks the option. Without it an agent still ends at the end of its input. */
    private static Optional<Path> setpriv() {
        return Stream.of("/usr/bin/setpriv", "/bin/setpriv")
                .map(Path::of)
                .filter(tool -> Files.isExecutable(tool) && !isBusybox(tool))
                .findFirst();
    }

    private static boolean isBusybox(Path tool) {
        try {
            return tool.toRealPath().endsWith("busybox");
        } catch (IOException unreadable) {
            return true;
        }
    }

    /** zt-exec would keep one more thread per process waiting for its end; {@link Process#onExit} needs none. */
    @Override
    protected <T> Future<T> invokeSubmit(ExecutorService executor, Callable<T> task) {
        return new CompletableFuture<>();
    }

    /** Keeps zt-exec from pumping: the pipes are taken over whole. */
    private static final class StreamsLeftAlone implements ExecuteStreamHandler {
        @Override
        public void setProcessInputStream(java.io.OutputStream os) {}

        @Override
        public void setProcessErrorStream(java.io.InputStream is) {}

        @Override
        public void setProcessOutputStream(java.io.InputStream is) {}

        @Override
        public void start() {}

        @Override
        public void stop() {}
    }
}
