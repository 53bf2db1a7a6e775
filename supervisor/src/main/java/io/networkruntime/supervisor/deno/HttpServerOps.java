package io.networkruntime.supervisor.deno;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.HttpConversionUtil;
import io.networkruntime.engine.ops.OpArguments;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** {@code Deno.serve}: the server, and each request by a number until it is answered. */
final class HttpServerOps {
    private final ResourceTable resources;
    private final WorkingDirectory directory;
    private final Map<Integer, HttpExchange> exchanges = new ConcurrentHashMap<>();
    private final AtomicInteger lastExchange = new AtomicInteger();

    private HttpServerOps(ResourceTable resources, WorkingDirectory directory) {
        this.resources = resources;
        this.directory = directory;
    }

    static void register(Ops ops, ResourceTable resources, WorkingDirectory directory) {
        HttpServerOps http = new HttpServerOps(resources, directory);
        ops.sync("denoServe", http::serve);
        ops.on("denoServeNext", resources, HttpServer.class, (server, _) -> http.next(server));
        ops.on("denoServeDrain", resources, HttpServer.class, (server, _) -> {
            server.drain();
            return null;
        });
        ops.async("denoHttpRead", a -> {
            HttpExchange exchange = http.exchange(a);
            return OsFailure.<byte @Nullable []>explain("", exchange::readBody);
        });
        ops.async("denoHttpCompleted", a -> http.exchange(a).completed().join());
        http.registerAnswers(ops);
        WebSocketOps.register(ops, resources, http::exchange);
    }

    private void registerAnswers(Ops ops) {
        ops.sync("denoHttpRespond", a -> {
            exchange(a).respond((int) a.integer(1), headers(a.string(2)), a.bytes(3));
            return null;
        });
        ops.sync("denoHttpBegin", a -> {
            exchange(a).begin((int) a.integer(1), headers(a.string(2)));
            return null;
        });
        ops.async("denoHttpWrite", a -> {
            HttpExchange exchange = exchange(a);
            byte[] piece = a.bytes(1);
            return OsFailure.<@Nullable Object>explain("", () -> {
                exchange.write(piece);
                return null;
            });
        });
        ops.sync("denoHttpEnd", a -> {
            exchange(a).end();
            return null;
        });
        ops.sync("denoHttpAbort", a -> {
            exchange(a).abort();
            return null;
        });
    }

    private HttpExchange exchange(OpArguments a) {
        HttpExchange exchange = exchanges.get((int) a.integer(0));
        if (exchange == null) {
            throw OsFailure.badResource();
        }
        return exchange;
    }

    /** Arguments: host, port, path of a unix socket or nothing, certificate and key or nothing, whether others may listen too. */
    private String serve(OpArguments a) {
        HttpServer.prepare();
        return OsFailure.explain("", () -> {
            SocketAddress address = a.string(2).isEmpty()
                    ? NetAddress.first(a.string(0), (int) a.integer(1))
                    : UnixDomainSocketAddress.of(directory.resolve(a.string(2), "listen"));
            HttpServer server = new HttpServer(
                    address, a.string(3).isEmpty() ? null : HttpServer.tls(a.string(3), a.string(4)), a.bool(5));
            Map<String, @Nullable Object> opened = new LinkedHashMap<>();
            opened.put("rid", resources.add(server));
            opened.put("addr", NetAddress.describe(server.address(), "tcp"));
            return Json.object(opened);
        });
    }

    /** Waits for requests: [number, method, target, host, has a body, address of the client, names and values]. */
    private String next(HttpServer server) throws InterruptedException {
        List<List<@Nullable Object>> described = new ArrayList<>();
        for (HttpExchange exchange : server.next()) {
            int number = lastExchange.incrementAndGet();
            exchanges.put(number, exchange);
            var _ = exchange.completed().thenRun(() -> exchanges.remove(number));
            described.add(describe(number, exchange));
        }
        return Json.of(described);
    }

    private static List<@Nullable Object> describe(int number, HttpExchange exchange) {
        HttpHeaders headers = exchange.request().headers();
        List<String> pairs = new ArrayList<>();
        for (Map.Entry<String, String> header : headers) {
            if (!header.getKey().startsWith("x-http2-")) {
                pairs.add(header.getKey());
                pairs.add(header.getValue());
            }
        }
        boolean whole = exchange.request() instanceof HttpContent content
                && !content.content().isReadable();
        boolean hasBody = !whole
                && (headers.contains(HttpConversionUtil.ExtensionHeaderNames.STREAM_ID.text())
                        || HttpUtil.isTransferEncodingChunked(exchange.request())
                        || HttpUtil.getContentLength(exchange.request(), 0L) > 0);
        List<@Nullable Object> described = new ArrayList<>();
        described.add(number);
        described.add(exchange.request().method().name());
        described.add(exchange.request().uri());
        described.add(headers.get(HttpHeaderNames.HOST));
        described.add(hasBody);
        var connection = exchange.channel().parent();
        boolean isStream = exchange.channel() instanceof Http2StreamChannel;
        described.add(NetAddress.describe(
                isStream ? connection.remoteAddress() : exchange.channel().remoteAddress(), "tcp"));
        described.add(pairs);
        return described;
    }

    /** Names and values, each ended by a line feed, which none contains. */
    private static HttpHeaders headers(String text) {
        HttpHeaders headers = new DefaultHttpHeaders();
        String[] parts = text.split("\n", -1);
        for (int i = 0; i + 1 < parts.length; i += 2) {
            headers.add(parts[i], parts[i + 1]);
        }
        return headers;
    }
}
