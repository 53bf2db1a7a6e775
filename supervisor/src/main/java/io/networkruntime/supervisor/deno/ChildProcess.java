package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A child process of the script. Lives on when it is closed: only its number is given back. */
record ChildProcess(Process process) implements Resource {

    static ChildProcess start(CommandSpec spec, WorkingDirectory directory, Environment environment) {
        Map<String, String> variables = spec.clearEnvironment() ? new HashMap<>() : new HashMap<>(environment.values());
        variables.putAll(spec.environment());
        String searched = variables.getOrDefault("PATH", environment.values().getOrDefault("PATH", ""));
        Path folder = spec.directory().isEmpty() ? directory.current() : directory.resolve(spec.directory(), "spawn");
        Path program = find(spec.command(), searched, folder);
        if (program == null) {
            throw new OpException("NotFound:ENOENT", "Failed to spawn '" + spec.command() + "': entity not found");
        }
        String what = "Failed to spawn '" + program + "'";
        if (!Files.isDirectory(folder)) {
            if (Files.exists(folder)) {
                String message = what + ": cwd is not a directory '" + spec.directory() + "'";
                throw new OpException("NotFound:ENOENT", message);
            }
            throw new OpException("NotFound:ENOENT", what + ": No such cwd '" + spec.directory() + "'");
        }
        if (!Files.isExecutable(program) || Files.isDirectory(program)) {
            throw new OpException("PermissionDenied", what + ": " + Errno.EACCES.message());
        }
        try {
            return new ChildProcess(builder(spec, program, folder, variables).start());
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            throw new OpException(
                    "OsError",
                    what + ": "
                            + message.substring(message.lastIndexOf(", ") + 1).strip());
        }
    }

    private static ProcessBuilder builder(CommandSpec spec, Path program, Path folder, Map<String, String> variables) {
        List<String> command = new ArrayList<>();
        if (spec.detached()) {
            command.add("setsid");
        }
        if (!spec.user().isEmpty()) {
            command.add("setpriv");
            command.addAll(spec.user());
            command.add("--clear-groups");
            command.add("--");
        }
        command.add(program.toString());
        command.addAll(spec.arguments());
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.redirectInput(redirect(
                spec.stdio().charAt(0),
                ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())));
        builder.redirectOutput(redirect(spec.stdio().charAt(1), ProcessBuilder.Redirect.DISCARD));
        builder.redirectError(redirect(spec.stdio().charAt(2), ProcessBuilder.Redirect.DISCARD));
        return builder;
    }

    private static ProcessBuilder.Redirect redirect(char how, ProcessBuilder.Redirect nowhere) {
        return switch (how) {
            case 'p' -> ProcessBuilder.Redirect.PIPE;
            case 'i' -> ProcessBuilder.Redirect.INHERIT;
            default -> nowhere;
        };
    }

    /** The file that execvp(3) would run. */
    private static @Nullable Path find(String command, String searched, Path folder) {
        if (command.isEmpty()) {
            return null;
        }
        if (command.indexOf('/') >= 0) {
            Path path = folder.resolve(WorkingDirectory.parse(command, "spawn"));
            return Files.exists(path) ? path : null;
        }
        for (String place : searched.split(":", -1)) {
            Path path = Path.of(place).resolve(command);
            if (Files.isRegularFile(path) && Files.isExecutable(path)) {
                return path;
            }
        }
        return null;
    }

    @Override
    public void close() {
        // The pipes are resources of their own.
    }
}
