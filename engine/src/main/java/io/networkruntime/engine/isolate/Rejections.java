package io.networkruntime.engine.isolate;

import com.caoccao.javet.enums.JavetPromiseRejectEvent;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValuePromise;
import java.util.ArrayList;
import java.util.List;

/**
 * What V8 says of promises that are rejected, kept until the turn ends; confined to the isolate's thread.
 *
 * <p>V8 says it where it happens, and that may be where the stack has just run out. JavaScript that is called from here then
 * would stand beyond what V8 takes for the stack, and V8 would abort the process. Keeping a handle takes no JavaScript.
 */
final class Rejections {
    /** So many are kept; further ones make room, by then mostly further up the stack. */
    private static final int MAX_KEPT = 4096;

    private record Said(int event, V8ValuePromise promise, V8Value reason) {}

    private final V8Runtime runtime;
    private final Entry rejected;
    private List<Said> said = new ArrayList<>();
    private boolean pending;

    /** @param rejected hears the event's number, the promise and the reason, or -1 when all were told */
    Rejections(V8Runtime runtime, Entry rejected) {
        this.runtime = runtime;
        this.rejected = rejected;
    }

    /** Whether something was said since the last {@link #report}. */
    boolean isPending() {
        return pending;
    }

    /** Notes what V8 says, whose handles are V8's. */
    void note(JavetPromiseRejectEvent event, V8ValuePromise promise, V8Value reason) {
        pending = true;
        try {
            said.add(new Said(event.getCode(), promise.toClone(), reason.toClone()));
            if (said.size() >= MAX_KEPT) {
                tellAll();
            }
        } catch (JavetException e) {
            // Only a termination gets here: the entry itself does not throw.
            pending = false;
        }
    }

    /** Tells the bundle all of it, which then reports what nobody handles. */
    void report() {
        pending = false;
        try {
            tellAll();
        } catch (JavetException e) {
            throw Entry.failure(runtime, "rejected", e);
        }
        rejected.call(-1);
    }

    private void tellAll() throws JavetException {
        List<Said> all = said;
        said = new ArrayList<>();
        try {
            for (Said one : all) {
                rejected.invoke(runtime.createV8ValueInteger(one.event), one.promise, one.reason);
            }
        } finally {
            release(all);
        }
    }

    private static void release(List<Said> all) {
        for (Said one : all) {
            JsIsolate.closeQuietly(one.promise);
            JsIsolate.closeQuietly(one.reason);
        }
    }

    void close() {
        release(said);
        rejected.close();
    }
}
