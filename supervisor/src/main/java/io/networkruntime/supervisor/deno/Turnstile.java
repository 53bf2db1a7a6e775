package io.networkruntime.supervisor.deno;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Lets operations through one at a time, in the order in which the script asked for them: two writes that it does not wait
 * for in between must not change places. Places are taken on the isolate's thread alone.
 */
final class Turnstile {
    private CompletableFuture<@Nullable Void> last = CompletableFuture.completedFuture(null);

    /** Takes the place behind all that were taken before; it must be used. */
    Place next() {
        Place place = new Place(last, new CompletableFuture<>());
        last = place.passed;
        return place;
    }

    /** One operation's place. */
    record Place(CompletableFuture<@Nullable Void> before, CompletableFuture<@Nullable Void> passed) {

        /** Waits for those before, and does the work. Any thread. */
        <T extends @Nullable Object> T pass(Callable<T> work) throws Exception {
            before.join();
            try {
                return work.call();
            } finally {
                passed.complete(null);
            }
        }
    }
}
