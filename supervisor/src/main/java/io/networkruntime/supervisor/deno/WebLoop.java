package io.networkruntime.supervisor.deno;

import com.caoccao.javet.exceptions.JavetException;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.networkruntime.engine.isolate.Entry;
import io.networkruntime.engine.isolate.JsIsolate;
import java.io.IOException;
import java.net.ProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Netty's event loop, run by the isolate's own thread between the script's turns, so that a request and its answer cost no
 * change of threads. Confined to that thread, except for {@link #wakeUp}.
 */
final class WebLoop implements SocketWait, AutoCloseable {

    /** Something that has news for the script. */
    interface Source {
        /** Calls the bundle: a turn of the isolate. */
        void deliver(JsIsolate isolate) throws JavetException;
    }

    /** How often Netty may go on with what it has begun before the script has its turn. */
    private static final int ROUNDS = 8;

    private final Deque<Source> news = new ArrayDeque<>();
    private final Deque<Runnable> unflushed = new ArrayDeque<>();
    private final Map<String, Entry> entries = new HashMap<>();
    private Runnable answers = () -> {};
    private @Nullable JsIsolate isolate;
    private volatile @Nullable ManualIoEventLoop loop;
    private int[] descriptors = {};

    void bind(JsIsolate started) {
        isolate = started;
    }

    /** Netty's loop, made at first use. */
    ManualIoEventLoop netty() {
        ManualIoEventLoop open = loop;
        if (open == null) {
            // Netty must not touch what the JDK warns of; to be said before its first class is loaded.
            System.setProperty("io.netty.noUnsafe", "true");
            // It would write down a stack for one buffer in a hundred.
            if (System.getProperty("io.netty.leakDetection.level") == null) {
                System.setProperty("io.netty.leakDetection.level", "disabled");
            }
            open = new ManualIoEventLoop(Thread.currentThread(), NioIoHandler.newFactory(new TellingProvider()));
            loop = open;
        }
        return open;
    }

    /** Has the source deliver in a turn of its own, soon. */
    void announce(Source source) {
        news.add(source);
    }

    /** Has something done when the script has had a turn: sending what it answered. */
    void afterTurns(Runnable sending) {
        answers = sending;
    }

    /** The isolate to which this loop is bound. */
    JsIsolate isolate() {
        return Objects.requireNonNull(isolate);
    }

    /** Sends what the script has answered and what waits yet, before it ends. */
    void finish() {
        answers.run();
    }

    /** Has something done once the script is about to wait. */
    void beforeWaiting(Runnable last) {
        unflushed.add(last);
    }

    /** Calls a function of the bundle. */
    void tell(JsIsolate isolate, String name, Object... arguments) throws JavetException {
        Entry entry = entries.get(name);
        if (entry == null) {
            entry = isolate.entry(name);
            entries.put(name, entry);
        }
        entry.call(arguments);
    }

    /** Lets Netty work, and the script hear of what came; false if there is nothing left to do but to wait. */
    boolean turn() throws JavetException {
        ManualIoEventLoop open = loop;
        JsIsolate owner = isolate;
        if (open == null || owner == null) {
            return false;
        }
        answers.run();
        for (Runnable last = unflushed.poll(); last != null; last = unflushed.poll()) {
            last.run();
        }
        // Its tasks change what it waits for, which the kernel hears of when it looks at its sockets again.
        boolean busy = true;
        for (int round = 0; busy && round < ROUNDS && news.isEmpty(); round++) {
            busy = open.runNow() > 0;
        }
        Source source = news.poll();
        if (source == null) {
            return busy;
        }
        for (; source != null; source = news.poll()) {
            source.deliver(owner);
        }
        answers.run();
        return true;
    }

    @Override
    public boolean isActive() {
        return loop != null;
    }

    @Override
    public int[] descriptors() {
        return descriptors;
    }

    @Override
    public void await(long nanos) {
        ManualIoEventLoop open = loop;
        if (open != null && nanos != 0) {
            open.run(nanos < 0 ? Long.MAX_VALUE : nanos);
        }
    }

    @Override
    public void wakeUp() {
        ManualIoEventLoop open = loop;
        if (open != null) {
            open.wakeup();
        }
    }

    @Override
    public void close() {
        ManualIoEventLoop open = loop;
        if (open != null) {
            var _ = open.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            while (!open.isTerminated()) {
                open.runNow();
            }
        }
    }

    /** The JDK's provider, which tells of the selector that Netty opens. */
    private final class TellingProvider extends SelectorProvider {
        private final SelectorProvider jdk = SelectorProvider.provider();

        @Override
        public AbstractSelector openSelector() throws IOException {
            AbstractSelector selector = jdk.openSelector();
            descriptors = PollDescriptor.of(selector);
            return selector;
        }

        @Override
        public DatagramChannel openDatagramChannel() throws IOException {
            return jdk.openDatagramChannel();
        }

        @Override
        public DatagramChannel openDatagramChannel(ProtocolFamily family) throws IOException {
            return jdk.openDatagramChannel(family);
        }

        @Override
        public Pipe openPipe() throws IOException {
            return jdk.openPipe();
        }

        @Override
        public ServerSocketChannel openServerSocketChannel() throws IOException {
            return jdk.openServerSocketChannel();
        }

        @Override
        public SocketChannel openSocketChannel() throws IOException {
            return jdk.openSocketChannel();
        }
    }
}
