package io.networkruntime.supervisor.deno;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * What TLS makes of one connection's bytes: an {@link SSLEngine} with its buffers, on a channel that blocks. One thread may
 * read while another writes; whoever writes holds {@link #writing}.
 */
final class TlsRecords {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final SSLEngine engine;
    private final ReentrantLock writing = new ReentrantLock();
    /** Records that are not taken apart yet, ready to be added to. */
    private ByteBuffer arrived;
    /** Bytes that nobody has asked for yet, ready to be taken. */
    private ByteBuffer plain;

    private ByteBuffer leaving;

    TlsRecords(SocketChannel channel, SSLEngine engine) {
        this.channel = channel;
        this.engine = engine;
        this.arrived = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        this.plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize())
                .flip();
        this.leaving = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    }

    ReentrantLock writing() {
        return writing;
    }

    /** The protocol that both sides speak above TLS, by ALPN; empty if they did not agree on any. */
    String applicationProtocol() {
        String protocol = engine.getApplicationProtocol();
        return protocol == null ? "" : protocol;
    }

    /** Agrees on keys; before everything else. */
    void handshake() throws IOException {
        engine.beginHandshake();
        for (HandshakeStatus next = engine.getHandshakeStatus();
                next != HandshakeStatus.NOT_HANDSHAKING && next != HandshakeStatus.FINISHED;
                next = engine.getHandshakeStatus()) {
            switch (next) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> send(NOTHING);
                default -> {
                    if (engine.isInboundDone()) {
                        throw new EOFException("the connection ended during the handshake");
                    }
                    receive();
                }
            }
        }
    }

    /** Waits for bytes; gives how many came, or -1 after the other side has said that there are no more. */
    int read(byte[] into) throws IOException {
        while (!plain.hasRemaining()) {
            if (engine.isInboundDone()) {
                return -1;
            }
            receive();
            if (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
                runTasks();
            }
            if (!engine.isInboundDone()) {
                sendPending();
            }
        }
        int count = Math.min(into.length, plain.remaining());
        plain.get(into, 0, count);
        return count;
    }

    /** Writes all bytes. */
    void write(byte[] bytes) throws IOException {
        ByteBuffer data = ByteBuffer.wrap(bytes);
        while (data.hasRemaining()) {
            send(data);
        }
    }

    /** Says that no more bytes follow. */
    void closeOutbound() throws IOException {
        engine.closeOutbound();
        while (!engine.isOutboundDone()) {
            send(NOTHING);
        }
    }

    /** Writes what the engine has to say of its own accord, an alert or new keys; whoever is writing does it otherwise. */
    void sendPending() throws IOException {
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && writing.tryLock()) {
            try {
                send(NOTHING);
            } finally {
                writing.unlock();
            }
        }
    }

    /** Takes at most one record apart, or waits for more bytes of it. */
    private void receive() throws IOException {
        arrived.flip();
        plain.compact();
        SSLEngineResult result;
        try {
            result = engine.unwrap(arrived, plain);
        } finally {
            arrived.compact();
            plain.flip();
        }
        switch (result.getStatus()) {
            case BUFFER_UNDERFLOW -> fill();
            case BUFFER_OVERFLOW -> {
                int needed = plain.remaining() + engine.getSession().getApplicationBufferSize();
                plain = ByteBuffer.allocate(needed).put(plain).flip();
            }
            case OK, CLOSED -> {}
        }
    }

    private void fill() throws IOException {
        if (!arrived.hasRemaining()) {
            int needed = Math.max(2 * arrived.capacity(), engine.getSession().getPacketBufferSize());
            arrived = ByteBuffer.allocate(needed).put(arrived.flip());
        }
        if (channel.read(arrived) < 0) {
            throw new EOFException("the connection ended without close_notify");
        }
    }

    /** Writes at most one record of the data, or what the engine has to say before. */
    private void send(ByteBuffer data) throws IOException {
        leaving.clear();
        SSLEngineResult result = engine.wrap(data, leaving);
        leaving.flip();
        while (leaving.hasRemaining()) {
            channel.write(leaving);
        }
        switch (result.getStatus()) {
            case BUFFER_OVERFLOW ->
                leaving = ByteBuffer.allocate(
                        leaving.capacity() + engine.getSession().getPacketBufferSize());
            case CLOSED -> {
                if (data.hasRemaining()) {
                    throw new SSLException("the connection is closed");
                }
            }
            case OK, BUFFER_UNDERFLOW -> {
                if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
                    runTasks();
                }
            }
        }
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }
}
