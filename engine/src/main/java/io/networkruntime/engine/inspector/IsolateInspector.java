package io.networkruntime.engine.inspector;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Inspector;
import com.caoccao.javet.interop.V8Runtime;
import io.networkruntime.engine.isolate.EventLoop;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * V8's inspector of one isolate, for any number of debuggers.
 *
 * <p>Messages go to V8 in turns of the isolate's event loop. While V8 is paused the owner's thread makes no turns: V8 then takes
 * messages in a loop of its own on that thread, and another thread hands them over. Javet gives them to that loop only when it
 * runs already; before, whoever hands one over has it queued but must wait for V8's lock, which the owner holds until the program
 * goes on. So each {@link Stay} begins with a question of ours from a thread that may wait, and debuggers are heard once it
 * is answered.
 *
 * <p>{@link #connect}, {@link #abandon} and {@link #isPaused} may be called on any thread, all else by the isolate's owner.
 */
public final class IsolateInspector implements AutoCloseable {
    private static final String QUESTION = "{\"id\":1,\"method\":\"Runtime.getIsolateId\"}";
    private static final long FIRST_LOOK_NANOS = 1_000_000;
    private static final long PROOF_MILLIS = 50;
    private static final long MAX_PROOF_MILLIS = 1000;
    private static final long CLOSE_SECONDS = 10;

    private final EventLoop loop;
    private final V8Runtime runtime;
    private final Thread isolateThread = Thread.currentThread();
    /** Asks our own questions; and V8 knows only those scripts that were compiled while there was a session. */
    private final V8Inspector keeper;

    private final Set<DebugSession> sessions = ConcurrentHashMap.newKeySet();
    private final Set<Thread> senders = ConcurrentHashMap.newKeySet();
    private final ExecutorService outside = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("inspector-forward").factory());
    private volatile @Nullable Stay stay;
    private volatile boolean waits;
    private volatile boolean abandoned;

    private IsolateInspector(V8Runtime runtime, EventLoop loop, boolean waits) {
        this.runtime = runtime;
        this.loop = loop;
        this.waits = waits;
        keeper = runtime.createV8Inspector("main");
        keeper.addListeners(ProtocolListener.ofResponses(_ -> answeredOwn()));
    }

    /**
     * Begins to know of scripts; by the owner, before any code of the user runs.
     *
     * @param waits whether a debugger has to say that the program may begin
     */
    public static IsolateInspector open(V8Runtime runtime, EventLoop loop, boolean waits) {
        return new IsolateInspector(runtime, loop, waits);
    }

    /**
     * Begins a conversation.
     *
     * @param out hears what V8 says, on the owner's thread
     */
    public DebugSession connect(Consumer<String> out) {
        DebugSession session = new DebugSession(this, out);
        sessions.add(session);
        wake();
        return session;
    }

    /** Whether no debugger has said yet that the program may begin; the owner makes turns of the event loop meanwhile. */
    public boolean isWaiting() {
        return waits;
    }

    /** Whether V8 stands still for a debugger. */
    public boolean isPaused() {
        return stay != null;
    }

    /** Has the first statement of a script or module be a breakpoint once. */
    public void breakOnStart(String url) {
        sessions.forEach(session -> session.breakOnStart(url));
    }

    /** The isolate is to be terminated: who stands still stands still no longer, and no debugger can stop it again. */
    public void abandon() {
        abandoned = true;
        waits = false;
        sessions.forEach(DebugSession::end);
    }

    // ---- for the sessions

    /** The debuggers have said all that the program waited for. */
    void run() {
        waits = false;
    }

    boolean isIn(Stay given) {
        return given.equals(stay);
    }

    /** A message is there. */
    void wake() {
        if (stay == null) {
            loop.post(this::dispatch);
        } else {
            handOver();
        }
    }

    private void handOver() {
        try {
            outside.execute(this::forward);
        } catch (RejectedExecutionException closed) {
            // Nobody waits any longer.
        }
    }

    /** V8 begins to take messages by itself; by the owner, a little before it does. */
    void paused() {
        if (stay == null) {
            stay = new Stay();
        }
        handOver();
    }

    /** V8 leaves that to the event loop again; by the owner. */
    void resumed() {
        stay = null;
        loop.post(this::dispatch);
    }

    /** Whatever was handed over in a turn of the owner's, V8 does not stand still for it any longer. */
    void turned() {
        stay = null;
    }

    /** V8 answers a debugger; by the owner. */
    void answered(DebugSession session, String message) {
        Stay now = stay;
        switch (now == null ? Stay.Answer.OTHER : now.judge(session, message)) {
            case OTHER -> {}
            case REFUSED -> handOver();
            case LEAVES -> resumed();
            case MAY_LEAVE -> {
                if (abandoned) {
                    // What was terminated before may have been no more than what a debugger evaluated.
                    runtime.terminateExecution();
                }
                loop.post(this::dispatch);
                handOver();
            }
        }
    }

    // ---- the owner's turns

    private void dispatch() {
        stay = null;
        sessions.removeIf(session -> {
            open(session);
            return session.dispatch();
        });
    }

    private void open(DebugSession session) {
        if (!session.isOpen() && !abandoned) {
            session.open(runtime);
        }
    }

    // ---- V8's own loop

    /** Hands over what waits; on the thread for that. */
    private void forward() {
        Stay now = stay;
        boolean newcomers = !abandoned && !sessions.stream().allMatch(DebugSession::isOpen);
        boolean words = sessions.stream().anyMatch(session -> session.isOpen() && session.hasWaiting());
        if (now == null || !(newcomers || words) || !prove(now)) {
            return;
        }
        if (newcomers) {
            ask();
        }
        sessions.forEach(session -> session.forward(now));
    }

    /** Makes sure that V8 takes messages by itself; false if the stay is over. */
    private boolean prove(Stay now) {
        long patience = PROOF_MILLIS;
        LockSupport.parkNanos(this, now.isProven() ? 0 : FIRST_LOOK_NANOS);
        try {
            while (isIn(now) && !now.isProven()) {
                apart(this::ask);
                var _ = now.awaitProof(patience);
                patience = Math.min(2 * patience, MAX_PROOF_MILLIS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return false;
        }
        return isIn(now);
    }

    /** Hands something over on a thread that may have to wait until the program goes on. */
    void apart(Runnable handOver) {
        Thread sender = Thread.ofPlatform().daemon().name("inspector-send").unstarted(() -> {
            handOver.run();
            senders.remove(Thread.currentThread());
        });
        senders.add(sender);
        sender.start();
    }

    private void ask() {
        try {
            keeper.sendRequest(QUESTION);
        } catch (JavetException e) {
            throw new IllegalStateException("V8's inspector takes no messages", e);
        }
    }

    /** V8 answers our own question. In its own loop that is the owner's chance to do what only the owner may. */
    private void answeredOwn() {
        Stay now = stay;
        if (now == null || !Thread.currentThread().equals(isolateThread)) {
            return;
        }
        now.prove();
        sessions.forEach(this::open);
        handOver();
    }

    // ---- the end

    /** Ends all sessions, in a turn of its own. The owner must not hold V8's lock. */
    @Override
    public void close() {
        abandoned = true;
        var _ = outside.shutdownNow();
        awaitSenders();
        sessions.forEach(DebugSession::close);
        sessions.clear();
        try {
            keeper.close();
        } catch (JavetException e) {
            throw new IllegalStateException("the inspector could not be closed", e);
        }
    }

    /** Whoever waits for V8's lock must have had it before the isolate is disposed. */
    private void awaitSenders() {
        try {
            if (!outside.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a debugger's message is still being handed over");
            }
            for (Thread sender : senders) {
                sender.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the inspector was closed", e);
        }
    }
}
