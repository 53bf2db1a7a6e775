package io.networkruntime.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The CPU time of a program with all its processes, as the scheduler counts it: {@code /proc/PID/task/TID/schedstat}. */
final class ProcessorTime {
    private ProcessorTime() {}

    /** What the program uses of one core, in percent, over so many seconds from now on. */
    static double percentOfACore(ProcessHandle program, int seconds) {
        long start = System.nanoTime();
        long before = nanos(program);
        long end = start + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        return 100.0 * (nanos(program) - before) / (System.nanoTime() - start);
    }

    private static long nanos(ProcessHandle program) {
        return Stream.concat(Stream.of(program), program.descendants())
                .flatMap(process -> threads(process).stream())
                .mapToLong(ProcessorTime::nanosOf)
                .sum();
    }

    private static List<Path> threads(ProcessHandle process) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            return threads.toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // it has just ended
        }
    }

    private static long nanosOf(Path thread) {
        try {
            String text = Files.readString(thread.resolve("schedstat"));
            return Long.parseLong(text.substring(0, text.indexOf(' ')));
        } catch (IOException e) {
            return 0; // it has just ended
        }
    }
}
