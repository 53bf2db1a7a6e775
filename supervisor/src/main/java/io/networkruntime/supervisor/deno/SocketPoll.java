package io.networkruntime.supervisor.deno;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Which of the script's sockets can be read or written without waiting: asked by the isolate's own thread, to which it is
 * confined except for {@link #wakeUp}, so that a byte that comes costs no change of threads.
 */
final class SocketPoll implements SocketWait, AutoCloseable {

    /** Hears of a socket that is ready. */
    interface Ready {
        /** Tells whether there is room for more. */
        boolean add(int rid, int operations);
    }

    private volatile @Nullable Selector selector;
    private int[] descriptors = {};

    /** Says what a socket is waited for: any of {@link SelectionKey}'s operations, or 0 for nothing at the moment. */
    void watch(int rid, SelectableChannel channel, int operations) {
        Selector open = opened();
        SelectionKey key = channel.keyFor(open);
        try {
            if (key != null) {
                key.interestOps(operations);
            } else if (operations != 0) {
                channel.register(open, operations, rid);
            }
        } catch (ClosedChannelException e) {
            throw OsFailure.badResource();
        }
    }

    private Selector opened() {
        Selector open = selector;
        if (open == null) {
            try {
                open = Selector.open();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            descriptors = PollDescriptor.of(open);
            selector = open;
        }
        return open;
    }

    /** Ends the watch over a channel that is to be used in another way from now on. */
    void forget(SelectableChannel channel) throws IOException {
        Selector open = selector;
        SelectionKey key = open == null ? null : channel.keyFor(open);
        if (open != null && key != null) {
            key.cancel();
            open.selectNow();
        }
    }

    @Override
    public boolean isActive() {
        return selector != null;
    }

    @Override
    public int[] descriptors() {
        return descriptors;
    }

    /** Gives the sockets that are ready now. Also lets go of those that were closed since. */
    void select(Ready ready) throws IOException {
        Selector open = selector;
        if (open == null) {
            return;
        }
        open.selectNow();
        boolean room = true;
        for (Iterator<SelectionKey> keys = open.selectedKeys().iterator(); room && keys.hasNext(); ) {
            SelectionKey key = keys.next();
            keys.remove();
            if (key.isValid()) {
                int operations = key.readyOps();
                // Sockets can be written to most of the time: that is told once.
                key.interestOpsAnd(~(operations & SelectionKey.OP_WRITE));
                room = ready.add((int) key.attachment(), operations);
            }
        }
        open.selectedKeys().clear();
    }

    @Override
    public void await(long nanos) {
        if (nanos == 0) {
            return;
        }
        try {
            opened().select(nanos < 0 ? 0 : Math.max(1, Duration.ofNanos(nanos).toMillis()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void wakeUp() {
        Selector open = selector;
        if (open != null) {
            open.wakeup();
        }
    }

    @Override
    public void close() {
        Selector open = selector;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
