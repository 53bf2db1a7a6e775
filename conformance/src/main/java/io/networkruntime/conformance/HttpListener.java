package io.networkruntime.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/**
 * An HTTP/1.1 server on loopback that puts on the wire just what its handler says: tests ask for duplicate headers, odd
 * reason phrases and NUL bytes, which no well-behaved server sends. A virtual thread for each connection.
 */
final class HttpListener implements AutoCloseable {
    private static final int LONGEST_LINE = 1 << 20;

    private final ServerSocket socket;
    private final Handler handler;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();

    /** Answers requests, on many threads. */
    interface Handler {
        void respond(HttpRequest request, HttpReply reply, Connection connection)
                throws IOException, InterruptedException;
    }

    /** What is below the requests, for those that leave HTTP. */
    record Connection(InputStream in, OutputStream out) {}

    HttpListener(ServerSocketFactory sockets, Handler handler) throws IOException {
        this.handler = handler;
        socket = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                Socket accepted = socket.accept();
                accepted.setTcpNoDelay(true);
                open.add(accepted);
                Thread.ofVirtual().start(() -> serve(accepted));
            }
        } catch (IOException e) {
            // Closed: there is nothing more to accept.
        }
    }

    private void serve(Socket accepted) {
        int connection = connections.incrementAndGet();
        try (accepted) {
            var in = new BufferedInputStream(accepted.getInputStream());
            var out = new BufferedOutputStream(accepted.getOutputStream(), 64 << 10);
            boolean more = true;
            while (more) {
                HttpRequest request = read(in, connection);
                HttpReply reply = new HttpReply(out, request);
                handler.respond(request, reply, new Connection(in, out));
                more = !reply.closes();
            }
        } catch (IOException e) {
            // The client has gone, which is its right.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(accepted);
        }
    }

    private static HttpRequest read(InputStream in, int connection) throws IOException {
        String[] first = line(in).split(" ", 3);
        if (first.length < 3) {
            throw new IOException("no request line: " + String.join(" ", first));
        }
        List<HttpRequest.Header> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.add(new HttpRequest.Header(
                    line.substring(0, Math.max(colon, 0)),
                    line.substring(colon + 1).strip()));
        }
        int question = first[1].indexOf('?');
        String path = question < 0 ? first[1] : first[1].substring(0, question);
        Query query = Query.of(question < 0 ? null : first[1].substring(question + 1));
        HttpRequest head = new HttpRequest(first[0], path, query, headers, "", connection);
        return new HttpRequest(first[0], path, query, headers, new String(body(in, head), ISO_8859_1), connection);
    }

    private static byte[] body(InputStream in, HttpRequest head) throws IOException {
        if (head.header("Transfer-Encoding").orElse("").equalsIgnoreCase("chunked")) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
                body.write(in.readNBytes(size));
                line(in);
            }
            line(in);
            return body.toByteArray();
        }
        return in.readNBytes(Integer.parseInt(head.header("Content-Length").orElse("0")));
    }

    private static int chunkSize(InputStream in) throws IOException {
        return Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0 || line.size() > LONGEST_LINE) {
                throw new EOFException();
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket each : open) {
            each.close();
        }
    }
}
