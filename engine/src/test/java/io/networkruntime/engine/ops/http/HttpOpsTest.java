package io.networkruntime.engine.ops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.networkruntime.engine.ops.OpCaller;
import io.networkruntime.engine.ops.OpException;
import io.networkruntime.engine.ops.OpTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpOpsTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch release = new CountDownLatch(1);
    private final HttpServer server;
    private final OpCaller ops;

    HttpOpsTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        OpTable table = new OpTable();
        HttpOps.register(table, new HttpClients());
        ops = new OpCaller(table);
    }

    @BeforeEach
    void startServer() {
        server.setExecutor(threads);
        server.createContext("/echo", HttpOpsTest::echo);
        server.createContext("/gzip", HttpOpsTest::gzip);
        server.createContext("/brotli", HttpOpsTest::brotli);
        server.createContext("/waits", this::waits);
        server.start();
    }

    @AfterEach
    void stopServer() {
        release.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aBodyGivenWholeArrivesWithItsLength() {
        int id = open("POST", "/echo", "X-Asked\nyes");
        String head = ops.callForText("http_start", id, "héllo".getBytes(StandardCharsets.UTF_8));
        assertThat(head).startsWith("200\nOK\n").contains("x-asked\nyes").contains("x-length\n6");
        assertThat(readAll(id)).isEqualTo("héllo");
    }

    @Test
    void aBodyCanBeWrittenWhileTheRequestIsUnderWay() throws Exception {
        int id = open("POST", "/echo", "");
        Future<String> head = threads.submit(() -> ops.callForText("http_start", id, -1));
        for (String part : List.of("one ", "two ", "three")) {
            ops.call("http_write", id, part.getBytes(StandardCharsets.UTF_8));
        }
        ops.call("http_end", id);
        assertThat(head.get()).contains("x-length\nnone");
        assertThat(readAll(id)).isEqualTo("one two three");
    }

    @Test
    void aCompressedResponseComesDecoded() {
        int id = open("GET", "/gzip", "");
        assertThat(ops.callForText("http_start", id, null)).contains("content-encoding\ngzip");
        assertThat(readAll(id)).isEqualTo("compressed ".repeat(1_000));
    }

    @Test
    void aBodyThatComesAsBrotliIsDecoded() {
        int id = open("GET", "/brotli", "");
        assertThat(ops.callForText("http_start", id, null)).contains("content-encoding\nbr");
        assertThat(readAll(id)).isEqualTo("hello world");
    }

    @Test
    void aHeaderThatWouldBeSentAsQuestionMarksIsRefused() {
        assertThatThrownBy(() -> open("GET", "/echo", "x-name\nJos\u00e9")).hasMessageContaining("x-name");
    }

    @Test
    void headersThatTheConnectionDecidesAreNotTakenFromTheScript() {
        int id = open("POST", "/echo", "Content-Length\n999\nConnection\nclose\nTransfer-Encoding\nchunked");
        assertThat(ops.callForText("http_start", id, new byte[] {1})).contains("x-length\n1");
    }

    @Test
    void closingEndsARequestThatWaitsForItsResponse() throws Exception {
        int id = open("GET", "/waits", "");
        Future<@Nullable Object> head = threads.submit(() -> ops.call("http_start", id, (Object) null));
        ops.call("http_close", id);
        assertThatThrownBy(() -> head.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(OpException.class);
    }

    @Test
    void aRefusedConnectionIsATypeErrorThatNamesTheUrl() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        String url = "http://127.0.0.1:" + free + "/";
        int id = ops.callForInt("http_open", "GET", url, "");
        assertThatThrownBy(() -> ops.call("http_start", id, (Object) null))
                .isInstanceOfSatisfying(
                        OpException.class, e -> assertThat(e.errorName()).isEqualTo("TypeError"))
                .hasMessageContaining(url)
                .hasMessageContaining("refused");
    }

    @Test
    void aResponseThatTellsItsLengthInTwoWaysIsRefused() throws IOException {
        for (String lengths : List.of(
                "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", "Content-Length: 3\r\nContent-Length: 4\r\n")) {
            assertThatThrownBy(() -> askOnceFor("HTTP/1.1 200 OK\r\n" + lengths + "\r\n3\r\nabc\r\n0\r\n\r\n"))
                    .isInstanceOf(OpException.class)
                    .hasMessageContaining("more than one length");
        }
    }

    /** The head of the response of a server that says this to its one client, whatever that asks. */
    private String askOnceFor(String response) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var _ = threads.submit(() -> {
                try (Socket client = socket.accept()) {
                    client.getOutputStream().write(response.getBytes(StandardCharsets.ISO_8859_1));
                    return client.getInputStream().read();
                }
            });
            int id = ops.callForInt("http_open", "GET", "http://127.0.0.1:" + socket.getLocalPort() + "/", "");
            return ops.callForText("http_start", id, (Object) null);
        }
    }

    private int open(String method, String path, String headers) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + path;
        return ops.callForInt("http_open", method, url, headers);
    }

    private String readAll(int id) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (ops.call("http_read", id) instanceof byte[] chunk) {
            all.writeBytes(chunk);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private static void echo(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        exchange.getResponseHeaders().set("X-Length", length == null ? "none" : length);
        exchange.getResponseHeaders()
                .set("X-Asked", String.valueOf(exchange.getRequestHeaders().getFirst("X-Asked")));
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static void brotli(HttpExchange exchange) throws IOException {
        byte[] body = Base64.getDecoder().decode("CwWAaGVsbG8gd29ybGQD");
        exchange.getResponseHeaders().set("Content-Encoding", "br");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static void gzip(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
            out.write("compressed ".repeat(1_000).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void waits(HttpExchange exchange) throws IOException {
        try (exchange) {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
