package io.networkruntime.supervisor.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shell script in the place of an agent: it reads the wire on descriptor 0 and writes it on descriptor 3. */
record ShellProgram(String script, Map<String, String> environment, Path workingDirectory, boolean mayWriteFiles)
        implements Launchable {

    static ShellProgram of(String script) {
        return new ShellProgram(script, Map.of("PATH", "/usr/bin:/bin"), Path.of("/"), false);
    }

    @Override
    public List<String> commandLine() {
        return List.of("/bin/sh", "-c", script);
    }

    @Override
    public int maxOpenFiles() {
        return 64;
    }

    @Override
    public Optional<String> problem() {
        return Optional.empty();
    }
}
