package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * TLS on a TCP connection, on virtual threads. The handshake begins at once, and is finished also when the script closes the
 * connection before: the other side shall learn who was there.
 */
final class TlsStream implements NetStream, Resource.Source, Resource.Sink {
    /** What closing may still take: a handshake that is under way, a write. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);
    /** How long bytes are read and dropped after the goodbye: a close with unread bytes would be a reset. */
    private static final Duration DRAIN = Duration.ofSeconds(1);
    /** How long the script waits until its goodbye has left, lest the program ends before. */
    private static final long GOODBYE_MS = 50;

    private final SocketChannel channel;
    private final TlsRecords records;
    private final ReentrantLock reading = new ReentrantLock();
    /** Done when the handshake is; failed, with what the script is told, when that failed or the script has closed. */
    private final CompletableFuture<@Nullable Void> usable = new CompletableFuture<>();

    private final Thread shaking;
    private volatile boolean closed;
    private volatile @Nullable RuntimeException broken;
    private boolean writeClosed;

    private TlsStream(SocketChannel channel, SSLEngine engine) {
        this.channel = channel;
        this.records = new TlsRecords(channel, engine);
        this.shaking = Thread.ofVirtual().name("TLS handshake").unstarted(this::shake);
    }

    static TlsStream server(SocketChannel channel, TlsServer server) {
        SSLEngine engine = server.context().createSSLEngine();
        engine.setUseClientMode(false);
        return open(channel, engine, server.protocols(), false);
    }

    /**
     * The client's side of a connection.
     *
     * @param hostname the name that the server's certificate must have
     * @param verifyName whether it is looked for
     */
    static TlsStream client(
            SocketChannel channel, SSLContext context, String hostname, List<String> protocols, boolean verifyName) {
        SSLEngine engine = context.createSSLEngine(hostname, channel.socket().getPort());
        engine.setUseClientMode(true);
        return open(channel, engine, protocols, verifyName);
    }

    private static TlsStream open(SocketChannel channel, SSLEngine engine, List<String> protocols, boolean verifyName) {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setApplicationProtocols(protocols.toArray(String[]::new));
        if (verifyName) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        engine.setSSLParameters(parameters);
        TlsStream stream = new TlsStream(channel, engine);
        stream.shaking.start();
        return stream;
    }

    private void shake() {
        try {
            records.handshake();
            usable.complete(null);
        } catch (IOException | RuntimeException e) {
            RuntimeException failure = TlsFailure.of(e);
            broken = failure;
            usable.completeExceptionally(failure);
            sendAlert();
        }
    }

    private void sendAlert() {
        try {
            records.sendPending();
        } catch (IOException | RuntimeException e) {
            // The other side is gone, and cannot be told.
        }
    }

    private void awaitHandshake() throws IOException {
        try {
            usable.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof OpException failure) {
                throw failure;
            }
            throw closed ? NetStream.canceled() : new IOException(e.getCause());
        }
    }

    /** Agrees on keys and, if both sides want one, on an application protocol, which is given. */
    @Nullable
    String handshake() throws IOException {
        awaitHandshake();
        String protocol = records.applicationProtocol();
        return protocol.isEmpty() ? null : protocol;
    }

    @Override
    public int read(byte[] into) throws IOException {
        awaitHandshake();
        reading.lock();
        try {
            RuntimeException before = broken;
            if (before != null) {
                throw before;
            }
            return records.read(into);
        } catch (IOException e) {
            throw explained(e);
        } finally {
            reading.unlock();
        }
    }

    @Override
    public int write(byte[] bytes) throws IOException {
        awaitHandshake();
        records.writing().lock();
        try {
            if (writeClosed) {
                throw new OpException("NotConnected:ENOTCONN", "not connected");
            }
            records.write(bytes);
            return bytes.length;
        } catch (IOException e) {
            throw explained(e);
        } finally {
            records.writing().unlock();
        }
    }

    private RuntimeException explained(IOException thrown) {
        if (closed) {
            return OsFailure.of(NetStream.canceled(), "");
        }
        RuntimeException failure = TlsFailure.of(thrown);
        if (TlsFailure.isOfTls(thrown)) {
            broken = failure;
            sendAlert();
        }
        return failure;
    }

    @Override
    public void closeWrite() throws IOException {
        awaitHandshake();
        records.writing().lock();
        try {
            sayGoodbye();
        } catch (IOException e) {
            throw explained(e);
        } finally {
            records.writing().unlock();
        }
    }

    private void sayGoodbye() throws IOException {
        if (!writeClosed) {
            writeClosed = true;
            records.closeOutbound();
            channel.shutdownOutput();
        }
    }

    @Override
    public SocketChannel channel() {
        return channel;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        boolean atOnce = usable.isDone() && !records.writing().isLocked();
        usable.completeExceptionally(NetStream.canceled());
        if (reading.isLocked()) {
            // Whoever waits for bytes hears of it; there are none to be read and dropped then.
            channel.shutdownInput();
        }
        CountDownLatch said = new CountDownLatch(1);
        Thread.ofVirtual().name("TLS goodbye").start(() -> leave(said));
        if (atOnce) {
            try {
                var _ = said.await(GOODBYE_MS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void leave(CountDownLatch said) {
        try (channel) {
            if (shaking.join(LAST_WORDS)
                    && broken == null
                    && records.writing().tryLock(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    sayGoodbye();
                } finally {
                    records.writing().unlock();
                    said.countDown();
                }
                drain();
            }
        } catch (IOException | RuntimeException e) {
            // The other side was quicker.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            said.countDown();
        }
    }

    private void drain() throws IOException {
        Thread limit = Thread.ofVirtual().unstarted(() -> {
            try {
                Thread.sleep(DRAIN);
                channel.close();
            } catch (IOException | InterruptedException e) {
                // It is closed already.
            }
        });
        limit.start();
        ByteBuffer dropped = ByteBuffer.allocate(1 << 14);
        while (channel.read(dropped.clear()) >= 0) {
            // The goodbye of the other side, or what it sent before it heard ours.
        }
        limit.interrupt();
    }
}
