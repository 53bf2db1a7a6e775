package io.networkruntime.supervisor.deno;

import com.caoccao.javet.exceptions.JavetException;
import io.networkruntime.engine.isolate.Entry;
import io.networkruntime.engine.isolate.JsIsolate;
import io.networkruntime.engine.isolate.MessageWindow;
import io.networkruntime.engine.ops.OpArguments;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reading and writing of plain sockets on the isolate's own thread: at once where that is possible, otherwise when the
 * event loop finds the socket ready. The bytes pass through a window that the bundle sees too.
 *
 * <p>The layout stands in {@code main/deno/sockets.js} too: the number of operations for which the program must go on, the
 * sockets that are ready, and room for bytes.
 */
final class SocketOps {
    /** What an operation gives that would have to wait. */
    private static final int WOULD_BLOCK = -2;

    private static final int KEPT = 0;
    private static final int READY_AT = Integer.BYTES;
    private static final int READY_ROOM = 1023;
    private static final int BYTES_AT = READY_AT + READY_ROOM * Integer.BYTES;
    /** Bits of an entry of the list that hold what the socket is ready for. */
    private static final int OPERATION_BITS = 5;

    private final ResourceTable resources;
    private final SocketPoll poll;
    private final SocketPoll.Ready list = this::list;
    private @Nullable JsIsolate isolate;
    private @Nullable Entry deliver;
    private @Nullable MessageWindow window;
    private @Nullable ByteBuffer bytes;
    private int listed;

    private SocketOps(ResourceTable resources, SocketPoll poll) {
        this.resources = resources;
        this.poll = poll;
    }

    static SocketOps register(Ops ops, ResourceTable resources, SocketPoll poll) {
        SocketOps sockets = new SocketOps(resources, poll);
        ops.sync("denoSocketWindow", _ -> sockets.openWindow());
        ops.sync("denoSocketRead", sockets::read);
        ops.sync("denoSocketWrite", sockets::write);
        ops.sync("denoSocketWatch", a -> {
            int rid = (int) a.integer(0);
            poll.watch(rid, resources.get(rid, NetStream.Plain.class).channel(), (int) a.integer(1));
            return null;
        });
        ops.sync(
                "denoSocketShut",
                a -> OsFailure.<@Nullable Object>explain("", () -> {
                    resources.get(a.integer(0), NetStream.Plain.class).closeWrite();
                    return null;
                }));
        return sockets;
    }

    /** Makes the isolate known, once it has started. */
    void bind(JsIsolate started) throws JavetException {
        isolate = started;
        deliver = started.entry("socketsReady");
    }

    private @Nullable Object openWindow() throws JavetException {
        JsIsolate owner = isolate;
        if (owner == null) {
            throw new IllegalStateException("the isolate has not started");
        }
        MessageWindow opened = owner.window("sockets");
        window = opened;
        bytes = opened.slice(BYTES_AT, opened.capacity() - BYTES_AT);
        return null;
    }

    private ByteBuffer room(int wanted) {
        ByteBuffer all = bytes;
        if (all == null) {
            throw new IllegalStateException("the window is not open");
        }
        return all.clear().limit(Math.min(wanted, all.capacity()));
    }

    /** Arguments: rid, the most that is wanted. Gives how many bytes came, or -1 at the end. */
    private Integer read(OpArguments a) {
        try {
            int count =
                    resources.get(a.integer(0), NetStream.Plain.class).channel().read(room((int) a.integer(1)));
            return count == 0 ? WOULD_BLOCK : count;
        } catch (IOException e) {
            throw OsFailure.of(e, "");
        }
    }

    /** Arguments: rid, how many bytes there are. Gives how many were written. */
    private Integer write(OpArguments a) {
        int length = (int) a.integer(1);
        try {
            int count =
                    resources.get(a.integer(0), NetStream.Plain.class).channel().write(room(length));
            return count == 0 && length > 0 ? WOULD_BLOCK : count;
        } catch (IOException e) {
            throw OsFailure.of(e, "");
        }
    }

    /** The bytes that the bundle has put into the window. */
    byte[] takeBytes(int length) {
        byte[] taken = new byte[length];
        room(length).get(taken);
        return taken;
    }

    /** How many operations of sockets there are for which the program must go on. */
    int kept() {
        MessageWindow open = window;
        return open == null ? 0 : open.getInt(KEPT);
    }

    /** Tells the bundle of the sockets that are ready; false if none is. A turn of the isolate. */
    boolean turn() throws IOException {
        listed = 0;
        poll.select(list);
        Entry entry = deliver;
        if (listed == 0 || entry == null) {
            return false;
        }
        entry.call(listed);
        return true;
    }

    private boolean list(int rid, int operations) {
        MessageWindow open = window;
        if (open != null && listed < READY_ROOM) {
            open.putInt(READY_AT + listed++ * Integer.BYTES, (rid << OPERATION_BITS) | operations);
        }
        return listed < READY_ROOM;
    }
}
