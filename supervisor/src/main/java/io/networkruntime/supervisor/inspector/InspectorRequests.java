package io.networkruntime.supervisor.inspector;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.util.NetUtil;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * HTTP requests to the inspector. Those that name this machine by a domain are refused, and those that a web page makes: a page
 * could have its own domain resolve to 127.0.0.1 (DNS rebinding).
 */
final class InspectorRequests extends SimpleChannelInboundHandler<FullHttpRequest> {
    /** DevTools sends whole source files. */
    private static final int MAX_FRAME_BYTES = 64 << 20;

    private final InspectorTargets targets;

    InspectorRequests(InspectorTargets targets) {
        this.targets = targets;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        String host = request.headers().get(HttpHeaderNames.HOST, "");
        String origin = request.headers().get(HttpHeaderNames.ORIGIN, "");
        if (!isAddress(host)) {
            answer(context, HttpResponseStatus.BAD_REQUEST, "The Host header must be an IP address or localhost");
        } else if (origin.startsWith("http:") || origin.startsWith("https:")) {
            answer(context, HttpResponseStatus.FORBIDDEN, "Web pages may not debug this program");
        } else if (!request.method().equals(HttpMethod.GET)) {
            answer(context, HttpResponseStatus.METHOD_NOT_ALLOWED, "Only GET is answered here");
        } else {
            route(context, request, host);
        }
    }

    private void route(ChannelHandlerContext context, FullHttpRequest request, String host) {
        String path = request.uri().split("\\?", 2)[0];
        Optional<InspectorTarget> target = targets.at(path);
        if (target.isPresent()) {
            open(context, request, host, target.get());
        } else if (path.equals("/json") || path.equals("/json/list")) {
            answer(context, HttpResponseStatus.OK, targets.list(host));
        } else if (path.equals("/json/version")) {
            answer(context, HttpResponseStatus.OK, targets.version());
        } else {
            answer(context, HttpResponseStatus.NOT_FOUND, "There is /json/version and /json/list");
        }
    }

    /** An address or localhost, with a port or without. */
    static boolean isAddress(String host) {
        String name = host.replaceFirst(":[0-9]+$", "").toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || NetUtil.isValidIpV4Address(name)
                || (name.startsWith("[") && NetUtil.isValidIpV6Address(name));
    }

    private void open(ChannelHandlerContext context, FullHttpRequest request, String host, InspectorTarget target) {
        WebSocketServerHandshaker handshaker = new WebSocketServerHandshakerFactory(
                        target.url(host), null, false, MAX_FRAME_BYTES)
                .newHandshaker(request);
        if (handshaker == null) {
            var _ = WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(context.channel());
            return;
        }
        DevTools client = new DevTools(handshaker);
        var _ = handshaker.handshake(context.channel(), request).addListener(done -> {
            if (done.isSuccess()) {
                context.pipeline().replace(this, "frames", client);
                client.opened(context.channel());
                target.connect().accept(client);
            } else {
                var _ = context.close();
            }
        });
    }

    private static void answer(ChannelHandlerContext context, HttpResponseStatus status, String text) {
        byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        DefaultFullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        String type = status.equals(HttpResponseStatus.OK) ? "application/json" : "text/plain";
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, type + "; charset=UTF-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-cache");
        var _ = context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
}
