package io.networkruntime.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running program that prints figures, one a line. Closing it waits for its end, and kills it if that does not come. */
final class Script implements AutoCloseable {
    private static final int END_SECONDS = 60;

    private final List<String> command;
    private final Process process;
    private final BufferedReader lines;

    private Script(List<String> command) throws IOException {
        this.command = command;
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        lines = process.inputReader(StandardCharsets.UTF_8);
    }

    /** A script of ours, with one agent or as many as it asks for, and without limits. */
    static Script ours(Path root, String name, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(root.resolve("scripts/network-runtime").toString(), source(root, name), "1", "0", "0", "--"));
        return start(command, arguments);
    }

    /** A script of ours that wants its arguments alone. */
    static Script main(Path root, String name, Object... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(root.resolve("scripts/network-runtime").toString(), source(root, name), "--"));
        return start(command, arguments);
    }

    static Script deno(Path root, String deno, String name, Object... arguments) throws IOException {
        return start(new ArrayList<>(List.of(deno, "run", "-A", source(root, name))), arguments);
    }

    static Script node(Path root, String name, Object... arguments) throws IOException {
        return start(new ArrayList<>(List.of("node", source(root, name))), arguments);
    }

    private static Script start(List<String> command, Object... arguments) throws IOException {
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new Script(command);
    }

    private static String source(Path root, String name) {
        return root.resolve("benchmarks/src/main/js").resolve(name).toString();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    String nextLine() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new IOException(command + " ended without its figures");
        }
        return line;
    }

    /** All figures, to the end of the program. */
    List<Double> figures() throws IOException {
        List<Double> figures = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            figures.add(Double.valueOf(line));
        }
        return figures;
    }

    /** Lets a script that waits for a line go on. */
    void goOn() throws IOException {
        OutputStream in = process.getOutputStream();
        in.write('\n');
        in.flush();
    }

    @Override
    public void close() throws IOException {
        try {
            boolean ended = process.waitFor(END_SECONDS, TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) {
                throw new IOException(command + (ended ? " ended with " + process.exitValue() : " did not end"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
