package io.networkruntime.supervisor.main;

import io.networkruntime.api.Isolate;
import io.networkruntime.engine.isolate.Entry;
import io.networkruntime.engine.ops.OpArguments;
import io.networkruntime.engine.ops.OpTable;
import io.networkruntime.protocol.FromAgent;
import io.networkruntime.protocol.FromAgent.FromIsolate;
import io.networkruntime.protocol.GuestError;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.StreamId;
import io.networkruntime.protocol.ToAgent;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Words about byte streams between the main isolate's bundle and workers; the kinds stand in internal/byte-streams.js. */
final class StreamWords {
    private static final int DATA = 0;
    private static final int END = 1;
    private static final int FAIL = 2;
    private static final int PULL = 3;
    private static final int CANCEL = 4;

    private final Entry stream;

    StreamWords(Entry stream) {
        this.stream = stream;
    }

    /** Adds the operations by which the bundle speaks of streams. */
    static void register(OpTable table, Function<OpArguments, Isolate> isolates) {
        say(table, "streamData", isolates, (id, a) -> new ToAgent.StreamData(id, number(a), a.bytes(2)));
        say(table, "streamEnd", isolates, (id, a) -> new ToAgent.StreamEnd(id, number(a), null));
        say(table, "streamFail", isolates, (id, a) -> new ToAgent.StreamEnd(id, number(a), error(a)));
        say(table, "streamPull", isolates, (id, a) -> new ToAgent.StreamPull(id, number(a), a.integer(2)));
        say(table, "streamCancel", isolates, (id, a) -> new ToAgent.StreamCancel(id, number(a), error(a)));
    }

    private static void say(
            OpTable table,
            String name,
            Function<OpArguments, Isolate> isolates,
            BiFunction<IsolateId, OpArguments, ToAgent.ToIsolate> word) {
        table.sync(name, a -> {
            Isolate isolate = isolates.apply(a);
            isolate.stream(word.apply(new IsolateId(isolate.id()), a));
            return null;
        });
    }

    private static StreamId number(OpArguments a) {
        return new StreamId(a.integer(1));
    }

    private static GuestError error(OpArguments a) {
        return GuestError.clipped(a.string(2), a.string(3), "");
    }

    /** Takes a worker's word to the bundle. */
    void hear(int target, FromIsolate word) {
        switch (word) {
            case FromAgent.StreamData(var _, var id, var bytes) -> call(target, DATA, id, 0, bytes, null);
            case FromAgent.StreamEnd(var _, var id, var error) ->
                call(target, error == null ? END : FAIL, id, 0, null, error);
            case FromAgent.StreamPull(var _, var id, long bytes) -> call(target, PULL, id, bytes, null, null);
            case FromAgent.StreamCancel(var _, var id, var reason) -> call(target, CANCEL, id, 0, null, reason);
            default -> throw new IllegalArgumentException("no word about a stream: " + word);
        }
    }

    private void call(
            int target, int kind, StreamId id, long amount, byte @Nullable [] bytes, @Nullable GuestError error) {
        String name = error == null ? "" : error.name();
        String message = error == null ? "" : error.message();
        stream.call(target, kind, (double) id.value(), (double) amount, bytes, name, message);
    }
}
