package io.networkruntime.engine.ops.websocket;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** As much of RFC 6455 as a test needs: accepts the first subprotocol, sends every frame back, drops the line at "drop". */
final class EchoSocketServer implements AutoCloseable {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int CLOSE = 8;

    private final ServerSocket server;

    EchoSocketServer() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "ws://127.0.0.1:" + server.getLocalPort() + "/";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            out.write(handshake(in));
            boolean open = true;
            while (open) {
                open = echo(in, out);
            }
        } catch (IOException | NoSuchAlgorithmException _) {
            // the peer is gone
        }
    }

    private static byte[] handshake(DataInputStream in) throws IOException, NoSuchAlgorithmException {
        String key = "";
        String protocol = "";
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String value = line.substring(line.indexOf(':') + 1).trim();
            if (line.regionMatches(true, 0, "Sec-WebSocket-Key:", 0, 18)) {
                key = value;
            } else if (line.regionMatches(true, 0, "Sec-WebSocket-Protocol:", 0, 23)) {
                protocol = "Sec-WebSocket-Protocol: " + value.split(",", 2)[0].trim() + "\r\n";
            }
        }
        byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
        String accept = Base64.getEncoder().encodeToString(digest);
        return ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" + protocol
                        + "Sec-WebSocket-Accept: " + accept + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.readUnsignedByte(); octet != '\n'; octet = in.readUnsignedByte()) {
            line.append((char) octet);
        }
        return line.toString().trim();
    }

    private static boolean echo(DataInputStream in, OutputStream out) throws IOException {
        int head = in.readUnsignedByte();
        int marked = in.readUnsignedByte() & 0x7f;
        long length = marked == 126 ? in.readUnsignedShort() : marked == 127 ? in.readLong() : marked;
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(Math.toIntExact(length));
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i & 3];
        }
        if (new String(payload, StandardCharsets.UTF_8).equals("drop")) {
            return false;
        }
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(head);
        if (length < 126) {
            frame.write((int) length);
        } else {
            frame.write(127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) (length >>> shift));
            }
        }
        frame.writeBytes(payload);
        out.write(frame.toByteArray());
        return (head & 0xf) != CLOSE;
    }
}
