package io.networkruntime.supervisor.deno;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One instance of inotify(7), which tells more than a {@code WatchService}: renamings, and that a file was closed. One thread
 * reads; any thread may add, remove and end.
 */
final class Inotify {
    static final int MODIFY = 0x2;
    static final int ATTRIB = 0x4;
    static final int CLOSE_WRITE = 0x8;
    static final int MOVED_FROM = 0x40;
    static final int MOVED_TO = 0x80;
    static final int CREATE = 0x100;
    static final int DELETE = 0x200;
    static final int DELETE_SELF = 0x400;
    static final int MOVE_SELF = 0x800;
    static final int OVERFLOW = 0x4000;
    static final int IGNORED = 0x8000;
    static final int IS_DIRECTORY = 0x40000000;

    private static final long HEAD_BYTES = 16;
    private static final long LENGTH_AT = 12;
    private static final long COOKIE_AT = 8;
    private static final long MASK_AT = 4;
    private static final long BUFFER_BYTES = 64 << 10;

    /**
     * What happened.
     *
     * @param watch the number of the watch
     * @param mask bits as above
     * @param cookie the same for the two halves of a renaming
     * @param name of the entry of the watched folder; empty for the watched thing itself
     */
    record Event(int watch, int mask, int cookie, String name) {
        boolean is(int bits) {
            return (mask & bits) != 0;
        }
    }

    private final int descriptor;
    private volatile boolean ended;
    private boolean closed;

    private Inotify(int descriptor) {
        this.descriptor = descriptor;
    }

    static Inotify open() {
        return new Inotify(checked(Libc.inotifyInit()));
    }

    /** Watches a path for these bits; gives the number of the watch, which is the same for the same file. */
    int add(String path, int mask) {
        return checked(Libc.inotifyAddWatch(descriptor, path, mask));
    }

    /** Watches no more; a watch that has gone by itself is none to worry about. */
    void remove(int watch) {
        Libc.inotifyRemoveWatch(descriptor, watch);
    }

    /** Waits for events; none after {@link #end}, or if the instance has failed. */
    List<Event> read() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(BUFFER_BYTES);
            long count;
            do {
                count = Libc.read(descriptor, buffer);
            } while (count == -Errno.EINTR.number() && !ended);
            return ended || count <= 0 ? List.of() : events(buffer, count);
        }
    }

    private static List<Event> events(MemorySegment buffer, long count) {
        List<Event> events = new ArrayList<>();
        for (long at = 0; at < count; ) {
            int length = buffer.get(JAVA_INT_UNALIGNED, at + LENGTH_AT);
            events.add(new Event(
                    buffer.get(JAVA_INT_UNALIGNED, at),
                    buffer.get(JAVA_INT_UNALIGNED, at + MASK_AT),
                    buffer.get(JAVA_INT_UNALIGNED, at + COOKIE_AT),
                    name(buffer.asSlice(at + HEAD_BYTES, length))));
            at += HEAD_BYTES + length;
        }
        return events;
    }

    private static String name(MemorySegment padded) {
        byte[] bytes = padded.toArray(ValueLayout.JAVA_BYTE);
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Ends the read that waits. The thread that reads closes the instance then. */
    synchronized void end() {
        ended = true;
        if (closed) {
            return;
        }
        // A watch that is removed gives an event.
        int watch = Libc.inotifyAddWatch(descriptor, "/", DELETE_SELF);
        if (watch >= 0) {
            remove(watch);
        }
    }

    synchronized void close() {
        closed = true;
        Libc.close(descriptor);
    }

    private static int checked(int result) {
        if (result < 0) {
            throw OsFailure.of(-result, "");
        }
        return result;
    }
}
