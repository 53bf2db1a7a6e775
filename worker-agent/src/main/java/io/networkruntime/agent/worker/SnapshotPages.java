package io.networkruntime.agent.worker;

import io.networkruntime.engine.natives.Syscall;
import io.networkruntime.engine.snapshot.SnapshotFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The pages of the snapshot's file, which stand in for the copy of the snapshot that every isolate has.
 *
 * <p>Javet copies the snapshot for each isolate, and V8 wants it to be there as long as the isolate, though it hardly reads it
 * again: a megabyte of private memory each. Here the whole pages of that copy are replaced by a read-only mapping of the file
 * they were read from (mmap(2), {@code MAP_FIXED}), which all isolates and all agents share. What is freed with the isolate is
 * the same range of addresses as before, which {@code malloc} has mapped for the copy alone (mallopt(3),
 * {@code M_MMAP_THRESHOLD}).
 *
 * <p>Why that is safe: the copy is found from the isolate's own native state, by its length and content, on the isolate's
 * thread, so nobody frees it meanwhile; malloc's own word before it says that it was mapped alone; addresses that turn out to be
 * none are read through {@code /proc/self/mem}, where that is an error and no crash; and the new pages hold what the old ones
 * did. Where anything is not as expected, the copy stays.
 */
final class SnapshotPages {
    private static final int PAGE = 4096;
    private static final int PROT_READ = 1;
    private static final int MAP_PRIVATE_FIXED = 0x12;
    private static final int O_RDONLY_CLOEXEC = 0x80000;
    private static final int AT_FDCWD = -100;
    private static final int GLIBC_FLAGS = 7;
    private static final int GLIBC_IS_MMAPPED = 2;
    private static final int NATIVE_STATE_WORDS = 64;
    private static final int SAMPLE = 256;

    private final byte[] snapshot;
    private final FileChannel memory;
    private final Syscall syscall;
    private final long file;
    private int firstWord;

    private SnapshotPages(byte[] snapshot, FileChannel memory, Syscall syscall, long file) {
        this.snapshot = snapshot;
        this.memory = memory;
        this.syscall = syscall;
        this.file = file;
    }

    /**
     * Opens the file that the snapshot was read from.
     *
     * @throws IOException if it cannot be opened or holds another snapshot by now
     */
    static SnapshotPages of(Path path, byte[] snapshot) throws IOException {
        Syscall syscall = new Syscall();
        long file = open(syscall, path);
        if (!Arrays.equals(SnapshotFile.read(Path.of("/proc/self/fd/" + file)), snapshot)) {
            throw new IOException("another snapshot by now: " + path);
        }
        return new SnapshotPages(snapshot, FileChannel.open(Path.of("/proc/self/mem")), syscall, file);
    }

    /** The path is a text that ends with a zero, and lives until after the call, openat(2). */
    private static long open(Syscall syscall, Path path) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(path.toString());
            long file = syscall.call(Syscall.numbers().openat(), AT_FDCWD, name.address(), O_RDONLY_CLOEXEC, 0, 0);
            if (file < 0) {
                throw new IOException("cannot open " + path + ": errno " + -file);
            }
            return file;
        }
    }

    /**
     * Puts the file's pages in the place of an isolate's copy. On the isolate's own thread.
     *
     * @param nativeState the address of Javet's native state of the isolate
     * @return whether the copy is shared now
     */
    synchronized boolean share(long nativeState) {
        long copy = copyOf(nativeState);
        if (copy == 0 || copy % PAGE != SnapshotFile.BLOB_AT || !isMappedAlone(copy)) {
            return false;
        }
        long from = copy - SnapshotFile.BLOB_AT + PAGE;
        long to = (copy + snapshot.length) / PAGE * PAGE;
        return to > from && map(from, to - from);
    }

    /** The justification of this call stands above: the range lies within a copy of what is mapped over it. */
    private boolean map(long from, long bytes) {
        return syscall.call(Syscall.numbers().mmap(), from, bytes, PROT_READ, MAP_PRIVATE_FIXED, file, PAGE) == from;
    }

    /** Where an isolate's copy begins: one of the words of its native state points to its address and length. 0 if none does. */
    private long copyOf(long nativeState) {
        for (int i = 0; i < NATIVE_STATE_WORDS; i++) {
            int word = (firstWord + i) % NATIVE_STATE_WORDS;
            long startupData = read(nativeState + 8L * word, 8).getLong();
            ByteBuffer found = read(startupData, 16);
            long data = found.getLong();
            if (found.getInt() == snapshot.length && isCopy(data)) {
                firstWord = word;
                return data;
            }
        }
        return 0;
    }

    /** Whether the word before the copy says what glibc writes before memory that it mapped for one caller (malloc_chunk). */
    private boolean isMappedAlone(long copy) {
        long size = read(copy - 8, 8).getLong();
        long least = snapshot.length + (long) SnapshotFile.BLOB_AT;
        return (size & GLIBC_FLAGS) == GLIBC_IS_MMAPPED && size >= least && size < least + 2 * PAGE;
    }

    private boolean isCopy(long data) {
        int last = snapshot.length - SAMPLE;
        return last >= 0
                && read(data, SAMPLE).equals(ByteBuffer.wrap(snapshot, 0, SAMPLE))
                && read(data + last, SAMPLE).equals(ByteBuffer.wrap(snapshot, last, SAMPLE));
    }

    /** Memory of this process; zeros where there is none. */
    private ByteBuffer read(long address, int bytes) {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
        try {
            if (address >= PAGE && memory.read(buffer, address) == bytes) {
                return buffer.flip();
            }
        } catch (IOException e) {
            // Nothing is mapped there, so it is no address that we look for.
        }
        return ByteBuffer.allocate(bytes);
    }
}
