package io.networkruntime.supervisor.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a launcher needs to know of a program that speaks through its standard input and output. */
public interface Launchable {
    /** The program's absolute path and its arguments. */
    List<String> commandLine();

    /** The whole environment of the program. */
    Map<String, String> environment();

    /** Where the program starts. */
    Path workingDirectory();

    /** {@code ulimit -n} of the program. */
    int maxOpenFiles();

    /** Whether the program may write to files; if not, {@code ulimit -f} is 0. */
    boolean mayWriteFiles();

    /** What is wrong with it before it is even started, and what to do. */
    Optional<String> problem();
}
