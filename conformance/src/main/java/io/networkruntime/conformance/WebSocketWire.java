package io.networkruntime.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/** The server's end of a WebSocket connection (RFC 6455), without extensions. Confined to one thread. */
final class WebSocketWire {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int LONGEST = 64 << 20;

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private final HttpListener.Connection connection;

    /** A whole message or a control frame; a character of {@code octets} is a byte. */
    record Message(int opcode, String octets) {
        byte[] data() {
            return octets.getBytes(ISO_8859_1);
        }
    }

    private record Frame(boolean last, int opcode, String octets) {
        byte[] data() {
            return octets.getBytes(ISO_8859_1);
        }
    }

    WebSocketWire(HttpListener.Connection connection) {
        this.connection = connection;
    }

    /** The value of Sec-WebSocket-Accept for a key. */
    static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(ISO_8859_1));
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void send(int opcode, byte[] data) throws IOException {
        var out = connection.out();
        out.write(0x80 | opcode);
        if (data.length < 126) {
            out.write(data.length);
        } else if (data.length < 1 << 16) {
            out.write(126);
            out.write(data.length >> 8);
            out.write(data.length);
        } else {
            out.write(127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write((int) ((long) data.length >> shift));
            }
        }
        out.write(data);
        out.flush();
    }

    void sendText(String text) throws IOException {
        send(TEXT, text.getBytes(UTF_8));
    }

    /** The next message; pings are answered on the way. */
    Message read() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int opcode = CONTINUATION;
        while (true) {
            Frame frame = frame();
            switch (frame.opcode) {
                case PING -> send(PONG, frame.data());
                case PONG -> {}
                case CLOSE -> {
                    return new Message(CLOSE, frame.octets);
                }
                default -> {
                    opcode = frame.opcode == CONTINUATION ? opcode : frame.opcode;
                    whole.write(frame.data());
                    if (frame.last) {
                        return new Message(opcode, whole.toString(ISO_8859_1));
                    }
                }
            }
        }
    }

    private Frame frame() throws IOException {
        int first = octet();
        int second = octet();
        long length = second & 0x7f;
        if (length == 126) {
            length = number(2);
        } else if (length == 127) {
            length = number(8);
        }
        if (length > LONGEST || length < 0) {
            throw new IOException("a frame of " + length + " bytes");
        }
        byte[] mask = (second & 0x80) == 0 ? new byte[4] : connection.in().readNBytes(4);
        byte[] data = connection.in().readNBytes((int) length);
        for (int i = 0; i < data.length; i++) {
            data[i] ^= mask[i & 3];
        }
        return new Frame((first & 0x80) != 0, first & 0x0f, new String(data, ISO_8859_1));
    }

    private long number(int octets) throws IOException {
        long value = 0;
        for (int i = 0; i < octets; i++) {
            value = value << 8 | octet();
        }
        return value;
    }

    private int octet() throws IOException {
        int b = connection.in().read();
        if (b < 0) {
            throw new EOFException();
        }
        return b;
    }
}
