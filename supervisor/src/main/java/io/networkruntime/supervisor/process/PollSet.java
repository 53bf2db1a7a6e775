package io.networkruntime.supervisor.process;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * The array of {@code struct pollfd} that one poll waits for: a wake-up counter, a few descriptors of others, then two
 * places for each channel.
 *
 * <p>Confined to the thread that holds the loop's token.
 */
final class PollSet {
    private static final int ENTRY_BYTES = 8;
    private static final int EVENTS = 4;
    private static final int REVENTS = 6;
    private static final short POLLIN = 1;
    private static final short POLLOUT = 4;
    /** A place that poll(2) passes over. */
    private static final int NOBODY = -1;
    /** How many descriptors of others there may be. */
    static final int OTHERS = 2;

    private static final int FIRST = 1 + OTHERS;

    private final Posix posix = new Posix();
    private final MemorySegment timeout = Arena.ofAuto().allocate(16, 8);
    private final List<PolledChannel> channels = new ArrayList<>();
    private MemorySegment entries = Arena.ofAuto().allocate(ENTRY_BYTES * (FIRST + 16L), 8);

    PollSet(int wakeFd) {
        setEntry(0, wakeFd, POLLIN);
        watchOthers();
    }

    /** Says for which descriptors the next polls wait too, until they can be read. */
    void watchOthers(int... descriptors) {
        for (int i = 0; i < OTHERS; i++) {
            setEntry(1 + i, i < descriptors.length ? descriptors[i] : NOBODY, POLLIN);
        }
    }

    boolean isAnyOtherReadable() {
        for (int i = 0; i < OTHERS; i++) {
            if (happened(1 + i)) {
                return true;
            }
        }
        return false;
    }

    int size() {
        return channels.size();
    }

    PolledChannel channel(int index) {
        return channels.get(index);
    }

    /** Takes the channel in, or notes what it waits for now. */
    void put(PolledChannel channel) {
        if (channel.place < 0) {
            channel.place = channels.size();
            channels.add(channel);
            grow();
        }
        setEntry(FIRST + 2 * channel.place, channel.wantsToRead() ? channel.readFd() : NOBODY, POLLIN);
        setEntry(FIRST + 1 + 2 * channel.place, channel.wantsToWrite() ? channel.writeFd() : NOBODY, POLLOUT);
    }

    void remove(PolledChannel channel) {
        if (channel.place < 0) {
            return;
        }
        PolledChannel last = channels.removeLast();
        if (last != channel) {
            last.place = channel.place;
            channels.set(last.place, last);
            put(last);
        }
        channel.place = -1;
    }

    /**
     * Waits for at most {@code nanos}, for ever if negative.
     *
     * @return the number of ready places, 0 if none is or a signal came
     */
    int poll(long nanos) {
        MemorySegment limit = MemorySegment.NULL;
        if (nanos >= 0) {
            timeout.set(JAVA_LONG, 0, nanos / 1_000_000_000L);
            timeout.set(JAVA_LONG, 8, nanos % 1_000_000_000L);
            limit = timeout;
        }
        int ready = posix.poll(entries, FIRST + 2 * channels.size(), limit);
        if (ready < 0 && ready != -Posix.EINTR && ready != -Posix.EAGAIN) {
            throw new IllegalStateException("poll failed: " + Posix.describe(ready));
        }
        return Math.max(ready, 0);
    }

    boolean isWoken() {
        return happened(0);
    }

    boolean isReadable(int index) {
        return happened(FIRST + 2 * index);
    }

    boolean isWritable(int index) {
        return happened(FIRST + 1 + 2 * index);
    }

    private boolean happened(int entry) {
        return entries.get(JAVA_SHORT, (long) entry * ENTRY_BYTES + REVENTS) != 0;
    }

    private void setEntry(int entry, int fd, short events) {
        long at = (long) entry * ENTRY_BYTES;
        entries.set(JAVA_INT, at, fd);
        entries.set(JAVA_SHORT, at + EVENTS, events);
        entries.set(JAVA_SHORT, at + REVENTS, (short) 0);
    }

    private void grow() {
        long needed = ENTRY_BYTES * (FIRST + 2L * channels.size());
        if (needed > entries.byteSize()) {
            MemorySegment larger = Arena.ofAuto().allocate(2 * needed, 8);
            larger.copyFrom(entries);
            entries = larger;
        }
    }
}
