package io.networkruntime.supervisor.process;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An agent that could not be started: says which step failed and what to do about it. */
public final class AgentLaunchException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What was being done. */
    public enum Step {
        CHECK_COMMAND,
        START_PROCESS,
        TAKE_PIPES,
        WATCH_PROCESS
    }

    private final Step step;

    AgentLaunchException(Step step, String message, @Nullable Throwable cause) {
        super("cannot start an agent (" + step + "): " + message, cause);
        this.step = step;
    }

    public Step step() {
        return step;
    }
}
