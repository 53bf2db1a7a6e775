package io.networkruntime.supervisor.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Whether the kernel's counts of processes can be read here, on which the outer ring of limits rests. */
final class Meters {
    private Meters() {}

    /** By the names of the files alone: a {@code ProcessMeter} would have the start wait for native calls to be linked. */
    static boolean work() {
        return Stream.of("statm", "schedstat", "task")
                .map(Path.of("/proc/self")::resolve)
                .allMatch(Files::isReadable);
    }
}
