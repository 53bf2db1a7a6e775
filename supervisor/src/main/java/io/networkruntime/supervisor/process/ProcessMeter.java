package io.networkruntime.supervisor.process;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

/**
 * What the kernel counts of one process; for one thread at a time.
 *
 * <p>A process that is gone gives empty values. The two that a guard reads 50 times a second, {@link #residentBytes} and
 * {@link #cpuNanos}, cost a few microseconds; the others are for reports.
 */
public final class ProcessMeter implements AutoCloseable {
    /** statm(5) counts pages: 4 KiB on amd64; aarch64 kernels with larger ones exist, V8's natives for them do not. */
    private static final long PAGE_BYTES = 4 << 10;

    private final long pid;
    private final ProcFile statm;
    private final Posix posix = new Posix();
    private final MemorySegment time = Arena.ofAuto().allocate(16, 8);

    /** Opens the meter; one file descriptor until it is closed. */
    public ProcessMeter(long pid) {
        this.pid = pid;
        this.statm = new ProcFile("/proc/" + pid + "/statm", 128);
    }

    /** Resident memory in bytes, shared pages included. */
    public OptionalLong residentBytes() {
        // A zombie has a statm of zeros.
        long pages = statm.refresh() ? statm.number(1) : 0;
        return pages > 0 ? OptionalLong.of(pages * PAGE_BYTES) : OptionalLong.empty();
    }

    /** CPU time of all its threads, dead ones included, in ns. */
    public OptionalLong cpuNanos() {
        int result = posix.processCpuTime(pid, time);
        return result < 0
                ? OptionalLong.empty()
                : OptionalLong.of(time.get(JAVA_LONG, 0) * 1_000_000_000L + time.get(JAVA_LONG, 8));
    }

    /** The most that {@link #residentBytes} ever was. */
    public OptionalLong peakResidentBytes() {
        return kibibytes("status", "VmHWM:");
    }

    /** What {@code RLIMIT_DATA} limits, in bytes. */
    public OptionalLong dataBytes() {
        return kibibytes("status", "VmData:");
    }

    /** Resident memory with shared pages divided among those who share them, in bytes; costs milliseconds. */
    public OptionalLong proportionalBytes() {
        return kibibytes("smaps_rollup", "Pss:");
    }

    public OptionalLong threads() {
        return labelled("status", "Threads:");
    }

    /** How many descriptors are open. */
    public OptionalLong descriptors() {
        try (DirectoryStream<Path> links = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
            return OptionalLong.of(
                    StreamSupport.stream(links.spliterator(), false).count());
        } catch (IOException | DirectoryIteratorException gone) {
            return OptionalLong.empty();
        }
    }

    private OptionalLong kibibytes(String file, String label) {
        OptionalLong value = labelled(file, label);
        return value.isPresent() ? OptionalLong.of(value.getAsLong() << 10) : value;
    }

    private OptionalLong labelled(String name, String label) {
        try (ProcFile file = new ProcFile("/proc/" + pid + "/" + name, 4 << 10)) {
            long value = file.refresh() ? file.numberAfter(label) : -1;
            return value >= 0 ? OptionalLong.of(value) : OptionalLong.empty();
        }
    }

    @Override
    public void close() {
        statm.close();
    }
}
