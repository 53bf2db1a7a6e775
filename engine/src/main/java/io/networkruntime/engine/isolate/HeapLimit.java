package io.networkruntime.engine.isolate;

import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IJavetNearHeapLimitCallback;

/**
 * V8's heap limit of one isolate.
 *
 * <p>V8 takes a limit when an isolate is made, where Javet has no say; but removing a near-heap-limit callback lowers the
 * limit to a given size, and that Javet offers. The slack that the callback then grants lets V8 finish the allocation
 * at hand, so that the termination can take effect; the memory itself is bounded by the outer rings.
 */
final class HeapLimit {
    /** A single string of the greatest length takes 512 MiB; less slack than that and joining one aborts the process. */
    private static final long SLACK_BYTES = 1L << 30;

    private HeapLimit() {}

    static void set(V8Runtime runtime, long bytes, Runnable onNear) {
        runtime.setNearHeapLimitCallback(new IJavetNearHeapLimitCallback() {
            @Override
            public long callback(long current, long initial) {
                return current;
            }

            @Override
            public long getDefaultHeapLimit() {
                return bytes;
            }
        });
        runtime.setNearHeapLimitCallback(null);
        runtime.setNearHeapLimitCallback((current, _) -> {
            onNear.run();
            runtime.terminateExecution();
            return current + SLACK_BYTES;
        });
    }
}
