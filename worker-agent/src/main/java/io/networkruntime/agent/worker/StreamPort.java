package io.networkruntime.agent.worker;

import io.networkruntime.engine.isolate.Entry;
import io.networkruntime.engine.ops.OpArguments;
import io.networkruntime.engine.ops.OpTable;
import io.networkruntime.protocol.FromAgent;
import io.networkruntime.protocol.GuestError;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.StreamId;
import io.networkruntime.protocol.ToAgent;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Words about byte streams between a worker's bundle and the host; the kinds stand in internal/byte-streams.js. */
final class StreamPort {
    private static final int DATA = 0;
    private static final int END = 1;
    private static final int FAIL = 2;
    private static final int PULL = 3;
    private static final int CANCEL = 4;

    private final Entry stream;

    StreamPort(Entry stream) {
        this.stream = stream;
    }

    /** Adds the operations by which the bundle speaks of streams. */
    static void register(OpTable table, Supplier<IsolateId> isolate, Consumer<FromAgent> out) {
        say(table, "streamData", isolate, out, (id, a) -> new FromAgent.StreamData(id, number(a), a.bytes(2)));
        say(table, "streamEnd", isolate, out, (id, a) -> new FromAgent.StreamEnd(id, number(a), null));
        say(table, "streamFail", isolate, out, (id, a) -> new FromAgent.StreamEnd(id, number(a), error(a)));
        say(table, "streamPull", isolate, out, (id, a) -> new FromAgent.StreamPull(id, number(a), a.integer(2)));
        say(table, "streamCancel", isolate, out, (id, a) -> new FromAgent.StreamCancel(id, number(a), error(a)));
    }

    private static void say(
            OpTable table,
            String name,
            Supplier<IsolateId> isolate,
            Consumer<FromAgent> out,
            BiFunction<IsolateId, OpArguments, FromAgent> word) {
        table.sync(name, a -> {
            out.accept(word.apply(isolate.get(), a));
            return null;
        });
    }

    private static StreamId number(OpArguments a) {
        return new StreamId(a.integer(1));
    }

    private static GuestError error(OpArguments a) {
        return GuestError.clipped(a.string(2), a.string(3), "");
    }

    /** Takes the host's word to the bundle. */
    void hear(ToAgent.ToIsolate word) {
        switch (word) {
            case ToAgent.StreamData(var _, var id, var bytes) -> call(DATA, id, 0, bytes, null);
            case ToAgent.StreamEnd(var _, var id, var error) -> call(error == null ? END : FAIL, id, 0, null, error);
            case ToAgent.StreamPull(var _, var id, long bytes) -> call(PULL, id, bytes, null, null);
            case ToAgent.StreamCancel(var _, var id, var reason) -> call(CANCEL, id, 0, null, reason);
            default -> throw new IllegalArgumentException("no word about a stream: " + word);
        }
    }

    private void call(int kind, StreamId id, long amount, byte @Nullable [] bytes, @Nullable GuestError error) {
        String name = error == null ? "" : error.name();
        String message = error == null ? "" : error.message();
        stream.call(0, kind, (double) id.value(), (double) amount, bytes, name, message);
    }
}
