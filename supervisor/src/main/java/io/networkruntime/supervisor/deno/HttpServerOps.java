package io.networkruntime.supervisor.deno;

import com.caoccao.javet.exceptions.JavetException;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.ssl.SslContext;
import io.networkruntime.engine.isolate.JsIsolate;
import io.networkruntime.engine.json.JsonWriter;
import io.networkruntime.engine.ops.OpArguments;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** {@code Deno.serve}: the server, and each request by a number until it is answered. */
final class HttpServerOps implements HttpServer.Arrivals {
    private static final HttpHeadersFactory HEADERS =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);

    private final ResourceTable resources;
    private final WorkingDirectory directory;
    private final WebLoop web;
    private final SocketOps sockets;
    private final Map<Integer, HttpExchange> exchanges = new ConcurrentHashMap<>();
    private final AnswerWindow answers = new AnswerWindow(exchanges::get);
    private int lastExchange;

    private HttpServerOps(ResourceTable resources, WorkingDirectory directory, WebLoop web, SocketOps sockets) {
        this.resources = resources;
        this.directory = directory;
        this.web = web;
        this.sockets = sockets;
    }

    static void register(Ops ops, ResourceTable resources, WorkingDirectory directory, WebLoop web, SocketOps sockets) {
        HttpServerOps http = new HttpServerOps(resources, directory, web, sockets);
        web.afterTurns(http.answers::drain);
        ops.sync("denoServe", http::serve);
        ops.sync("denoHttpWindow", _ -> {
            http.answers.open(web.isolate());
            return null;
        });
        ops.sync("denoHttpSend", _ -> {
            http.answers.drain();
            return null;
        });
        ops.on("denoServeDrain", resources, HttpServer.class, (server, _) -> {
            server.drain();
            return null;
        });
        ops.startedOn("denoHttpRead", call -> {
            HttpExchange exchange = http.exchange(call);
            return _ -> exchange.readBody();
        });
        ops.startedOn("denoHttpCompleted", call -> {
            HttpExchange exchange = http.exchange(call);
            return _ -> exchange.completed().join();
        });
        http.registerAnswers(ops);
        WebSocketOps.register(ops, resources, web, http::exchange);
    }

    private void registerAnswers(Ops ops) {
        // The content is bytes, or lies in the window and is this long.
        ops.sync("denoHttpRespond", a -> {
            byte[] content = a.value(3) instanceof Integer length ? sockets.takeBytes(length) : a.bytes(3);
            exchange(a).respond((int) a.integer(1), headers(a.string(2)), content);
            return null;
        });
        ops.sync("denoHttpBegin", a -> exchange(a).begin((int) a.integer(1), headers(a.string(2))));
        ops.sync("denoHttpWrite", a -> exchange(a).write(a.bytes(1)));
        ops.startedOn("denoHttpFlushed", call -> {
            HttpExchange exchange = exchange(call);
            return _ -> {
                exchange.flushed();
                return null;
            };
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

    /**
     * Arguments: host, port, path of a unix socket or nothing, certificate and key or nothing, whether others may listen
     * too, whether responses are compressed.
     */
    private String serve(OpArguments a) {
        return OsFailure.explain("", () -> {
            SocketAddress address = a.string(2).isEmpty()
                    ? NetAddress.first(a.string(0), (int) a.integer(1))
                    : UnixDomainSocketAddress.of(directory.resolve(a.string(2), "listen"));
            web.netty();
            SslContext tls = a.string(3).isEmpty() ? null : HttpServer.tls(a.string(3), a.string(4));
            HttpServer.Place place = new HttpServer.Place(address, tls, a.bool(5));
            HttpServer server = new HttpServer(web, place, a.bool(6), this);
            Map<String, @Nullable Object> opened = new LinkedHashMap<>();
            opened.put("rid", server.listen(resources.add(server)));
            opened.put("addr", NetAddress.describe(server.address(), "tcp"));
            return JsonWriter.write(opened);
        });
    }

    /** Tells the bundle of requests, one after the other as {@link #describe} has them. */
    @Override
    public void deliver(JsIsolate isolate, HttpServer server, List<HttpExchange> some) throws JavetException {
        StringBuilder text = new StringBuilder(256 * some.size());
        for (HttpExchange exchange : some) {
            exchange.number(++lastExchange);
            exchanges.put(lastExchange, exchange);
            describe(text, exchange);
            if (exchange.completed().isDone()) {
                // The client has gone before the script heard of it.
                ended(exchange);
            }
        }
        web.tell(isolate, "httpRequests", server.rid(), text.toString());
    }

    @Override
    public void ended(HttpExchange exchange) {
        exchanges.remove(exchange.number());
    }

    /**
     * A request as lines, none of which contains a line feed (RFC 9110 section 5.5): its number, whether it has a body,
     * method, target, the client's address and port, how many header fields it has, and their names and values.
     */
    private static void describe(StringBuilder text, HttpExchange exchange) {
        HttpRequest request = exchange.request();
        text.append(exchange.number()).append('\n').append(exchange.hasBody() ? '1' : '0');
        text.append('\n').append(request.method().name()).append('\n').append(request.uri());
        text.append('\n').append(exchange.connection().client(exchange.context()));
        boolean isHttp2 = exchange.isHttp2();
        int fields = 0;
        int countAt = text.append('\n').length();
        Iterator<Map.Entry<CharSequence, CharSequence>> headers =
                request.headers().iteratorCharSequence();
        while (headers.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = headers.next();
            if (!isHttp2 || !header.getKey().toString().startsWith("x-http2-")) {
                text.append('\n').append(header.getKey()).append('\n').append(header.getValue());
                fields++;
            }
        }
        text.insert(countAt, fields).append('\n');
    }

    /** Names and values, each ended by a line feed, which none contains. */
    static HttpHeaders headers(String text) {
        // The bundle's Headers have looked at each already.
        HttpHeaders headers = HEADERS.newHeaders();
        String[] parts = text.split("\n", -1);
        for (int i = 0; i + 1 < parts.length; i += 2) {
            headers.add(parts[i], parts[i + 1]);
        }
        return headers;
    }
}
