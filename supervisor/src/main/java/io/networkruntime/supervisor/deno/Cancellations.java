package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpArguments;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Work that an AbortSignal of the script may end early, by number.
 *
 * <p>The bundle takes a number before it starts such work, hands it over as an argument, and gives it back at the end. To
 * cancel is to interrupt the thread that does the work: the JDK then closes the channel that it waits on.
 */
final class Cancellations {
    private final Map<Integer, Work> works = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();

    private static final class Work {
        private @Nullable Thread thread;
        private boolean canceled;

        synchronized boolean begin() {
            thread = Thread.currentThread();
            return !canceled;
        }

        synchronized void end() {
            thread = null;
        }

        synchronized void cancel() {
            canceled = true;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    static Cancellations register(Ops ops) {
        Cancellations cancellations = new Cancellations();
        ops.sync("denoCancelable", _ -> {
            int number = cancellations.last.incrementAndGet();
            cancellations.works.put(number, new Work());
            return number;
        });
        ops.sync("denoCancel", a -> {
            Work work = cancellations.works.get((int) a.integer(0));
            if (work != null) {
                work.cancel();
            }
            return null;
        });
        ops.sync("denoCancelableEnded", a -> {
            cancellations.works.remove((int) a.integer(0));
            return null;
        });
        return cancellations;
    }

    /** Does a piece of work under the number that stands at {@code index} of the arguments, if there is one. */
    <T extends @Nullable Object> T run(OpArguments a, int index, Callable<T> work) throws Exception {
        Work cancelable = a.isNullish(index) ? null : works.get((int) a.integer(index));
        if (cancelable == null) {
            return work.call();
        }
        try {
            if (!cancelable.begin()) {
                throw NetStream.canceled();
            }
            return work.call();
        } finally {
            cancelable.end();
        }
    }
}
