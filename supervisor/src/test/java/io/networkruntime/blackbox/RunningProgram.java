package io.networkruntime.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that was started; closing it ends it and its children whatever happened, and removes its files. */
final class RunningProgram implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(10);

    private final Process process;
    private final Path files;

    RunningProgram(Process process, Path files) {
        this.process = process;
        this.files = files;
    }

    /** Waits for the end. */
    Finished finish() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(
                        "still running after " + PATIENCE + "; stdout:\n" + stdout() + "\nstderr:\n" + stderr());
            }
            return new Finished(process.exitValue(), stdout(), stderr());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Waits until the program has printed this. */
    void awaitOutput(String text) {
        await().atMost(PATIENCE).pollInterval(POLL).untilAsserted(() -> {
            String printed = stdout();
            assertThat(process.isAlive() || printed.contains(text))
                    .as("ended with stderr:%n%s", stderr())
                    .isTrue();
            assertThat(printed).contains(text);
        });
    }

    /** The agents that live now. */
    List<ProcessHandle> agents() {
        return process.descendants().toList();
    }

    static void awaitDeath(List<ProcessHandle> processes, Duration atMost) {
        await().atMost(atMost).pollInterval(POLL).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Sends it a signal, by the name that kill(1) knows. */
    void signal(String name) {
        send(process.pid(), name);
    }

    static void send(long pid, String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .start()
                    .waitFor();
            assertThat(code).as("kill -%s %d", name, pid).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    String stdout() {
        return read("stdout");
    }

    String stderr() {
        return read("stderr");
    }

    private String read(String name) {
        try {
            return Files.readString(files.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            for (String name : List.of("stdin", "stdout", "stderr")) {
                Files.deleteIfExists(files.resolve(name));
            }
            Files.deleteIfExists(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
