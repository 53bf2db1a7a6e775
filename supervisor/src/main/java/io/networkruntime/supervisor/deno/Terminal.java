package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The terminal on standard input, asked and set through stty(1), because the JDK has no termios. */
final class Terminal {
    /** What a raw terminal does not do: termios(3), as Deno sets it. */
    private static final List<String> RAW = List.of(
            "-brkint", "-icrnl", "-inpck", "-istrip", "-ixon", "cs8", "-echo", "-icanon", "-iexten", "min", "1", "time",
            "0");

    private @Nullable String saved;

    /** Makes each key come at once and unseen, or puts things back; {@code cbreak} leaves Ctrl-C and Ctrl-Z their meaning. */
    synchronized void raw(boolean on, boolean cbreak) {
        if (!on) {
            restore();
            return;
        }
        if (saved == null) {
            saved = stty(ResourceTable.STDIN, List.of("-g"));
        }
        List<String> settings = new ArrayList<>(RAW);
        settings.add(cbreak ? "isig" : "-isig");
        stty(ResourceTable.STDIN, settings);
    }

    /** Puts the terminal back as it was before the first {@link #raw}. */
    synchronized void restore() {
        if (saved != null) {
            stty(ResourceTable.STDIN, List.of(saved));
            saved = null;
        }
    }

    /** Columns and rows as {@code 80 24}. */
    String size(int fd) {
        String[] rowsAndColumns = stty(fd, List.of("size")).split(" ", -1);
        return rowsAndColumns[1] + " " + rowsAndColumns[0];
    }

    private static String stty(int fd, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(Path.of("/proc/self/fd/" + fd).toRealPath().toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new OpException("Error", "stty failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new OpException("NotSupported", "The terminal is set through stty(1): " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OsFailure.of(Errno.EINTR, "");
        }
    }
}
