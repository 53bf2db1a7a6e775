package io.networkruntime.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The memory of a program with all its processes, shared pages counted once: the sum of their PSS, see proc(5). */
final class ProcessMemory {
    private ProcessMemory() {}

    /** In MiB. */
    static double of(ProcessHandle program) {
        return Stream.concat(Stream.of(program), program.descendants())
                        .mapToLong(ProcessMemory::pssKiB)
                        .sum()
                / 1024.0;
    }

    private static long pssKiB(ProcessHandle process) {
        Path file = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                    .sum();
        } catch (IOException e) {
            return 0; // it has just ended
        }
    }
}
