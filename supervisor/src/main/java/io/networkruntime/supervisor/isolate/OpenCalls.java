package io.networkruntime.supervisor.isolate;

import io.networkruntime.protocol.CallId;
import io.networkruntime.protocol.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The host's calls to one worker that wait for their answers. Its owner locks. */
final class OpenCalls {
    private final Map<CallId, CompletableFuture<Outcome>> waiting = new HashMap<>();
    private long last;

    /** A number that no call had. */
    CallId number() {
        return new CallId(++last);
    }

    void add(CallId call, CompletableFuture<Outcome> answer) {
        waiting.put(call, answer);
    }

    /** Takes out a call; null if nobody waits for it. */
    @Nullable
    CompletableFuture<Outcome> take(CallId call) {
        return waiting.remove(call);
    }

    /** Takes out all of them. */
    List<CompletableFuture<Outcome>> takeAll() {
        List<CompletableFuture<Outcome>> all = List.copyOf(waiting.values());
        waiting.clear();
        return all;
    }

    int count() {
        return waiting.size();
    }
}
