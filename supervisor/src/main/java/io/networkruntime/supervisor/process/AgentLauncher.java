package io.networkruntime.supervisor.process;

import io.networkruntime.supervisor.process.AgentLaunchException.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Starts agents, all from one thread, and drains their standard error, all on another.
 *
 * <p>Any thread may launch. Closing it kills every agent that still runs.
 */
public final class AgentLauncher implements AutoCloseable {
    private static final long LAST_WORDS_MILLIS = 500;
    private static final int LAST_WORDS_BYTES = 4 << 10;

    private final SpawnThread spawnThread = new SpawnThread("agent-spawner");
    private final WireLoop stderrLoop = new WireLoop("agent-stderr");
    private final Set<AgentProcess> living = ConcurrentHashMap.newKeySet();

    /** Starts an agent whose standard error only its {@link StderrTail} keeps. */
    public AgentProcess launch(Launchable program) throws AgentLaunchException {
        return launch(program, Optional.empty());
    }

    /**
     * Starts an agent.
     *
     * @param stderrLines hears each line of the agent's standard error, escaped for printing; must be brief
     * @return the agent, which the caller kills or closes
     * @throws AgentLaunchException if it cannot be started, or ended at once
     */
    public AgentProcess launch(Launchable program, Consumer<String> stderrLines) throws AgentLaunchException {
        return launch(program, Optional.of(stderrLines));
    }

    private AgentProcess launch(Launchable program, Optional<Consumer<String>> stderrLines)
            throws AgentLaunchException {
        check(program);
        Process process = start(program);
        AgentPipes pipes = takePipes(process);
        StderrTail tail = new StderrTail();
        StderrReader reader = new StderrReader(tail, stderrLines);
        stderrLoop.registerReadOnly(pipes.diagnostics(), reader);
        AgentProcess agent = new AgentProcess(process, pipes, tail, reader.ended());
        living.add(agent);
        agent.whenDead(() -> living.remove(agent));
        return agent;
    }

    private static void check(Launchable program) throws AgentLaunchException {
        Optional<String> problem = program.problem();
        if (problem.isEmpty() && !Files.isDirectory(program.workingDirectory())) {
            problem = Optional.of("working directory " + program.workingDirectory() + " does not exist: create it");
        }
        if (problem.isPresent()) {
            throw new AgentLaunchException(Step.CHECK_COMMAND, problem.get(), null);
        }
    }

    private Process start(Launchable program) throws AgentLaunchException {
        try {
            return spawnThread.submit(() -> ZtExecStart.of(program).launch()).join();
        } catch (CompletionException failure) {
            Throwable cause = failure.getCause();
            throw new AgentLaunchException(
                    Step.START_PROCESS,
                    cause + "; is /bin/sh there, and is the number of processes (ulimit -u) or memory used up?",
                    cause);
        }
    }

    private static AgentPipes takePipes(Process process) throws AgentLaunchException {
        try {
            AgentPipes pipes = AgentPipes.take(process);
            process.getOutputStream().close();
            process.getInputStream().close();
            process.getErrorStream().close();
            return pipes;
        } catch (IOException | RuntimeException failure) {
            String end = lastWords(process);
            process.destroyForcibly();
            throw new AgentLaunchException(Step.TAKE_PIPES, failure.getMessage() + "; " + end, failure);
        }
    }

    /**
     * How a process ended whose pipes could not be taken: the JDK has kept what it said.
     *
     * <p>That must be read before the process is destroyed, which closes its streams.
     */
    private static String lastWords(Process process) {
        try {
            if (!process.waitFor(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS)) {
                return "it is still there and is killed";
            }
            String words = new String(process.getErrorStream().readNBytes(LAST_WORDS_BYTES), StandardCharsets.UTF_8);
            return "exit code " + process.exitValue() + ", it said: " + StderrTail.escape(words.strip());
        } catch (IOException e) {
            return "exit code " + process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted while it was waited for";
        }
    }

    /** Kills every agent that still runs and ends the threads. */
    @Override
    public void close() {
        living.forEach(AgentProcess::kill);
        spawnThread.close();
        stderrLoop.close();
    }
}
