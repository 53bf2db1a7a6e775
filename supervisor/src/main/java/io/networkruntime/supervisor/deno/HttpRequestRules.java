package io.networkruntime.supervisor.deno;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which requests of HTTP/1 a server answers with 400, so that none is taken for another by somebody on its way: RFC 9112. */
final class HttpRequestRules {
    private static final int MAX_FIELDS = 128;
    /** RFC 3986 section 3.1, and something behind it. */
    private static final Pattern ABSOLUTE_FORM = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.+");

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private HttpRequestRules() {}

    static boolean isGood(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return !request.decoderResult().isFailure()
                && hasKnownVersion(request.protocolVersion())
                && hasGoodTarget(request.method(), request.uri())
                && headers.size() <= MAX_FIELDS
                && headers.getAll(HttpHeaderNames.HOST).size() <= 1
                && hasGoodLength(request);
    }

    /** Whether a body follows the head of a good request. */
    static boolean hasBody(HttpRequest request, boolean isHttp2) {
        HttpHeaders headers = request.headers();
        if (request instanceof HttpContent content && !content.content().isReadable()) {
            return false;
        }
        return isHttp2
                || headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                || HttpUtil.getContentLength(request, 0L) > 0;
    }

    private static boolean hasKnownVersion(HttpVersion version) {
        return version.majorVersion() == 1 && version.minorVersion() <= 1;
    }

    /** RFC 9112 section 3.2: an origin form, an absolute form, an authority for CONNECT, an asterisk for OPTIONS. */
    private static boolean hasGoodTarget(HttpMethod method, String target) {
        boolean isAbsolute =
                target.indexOf("://") > 0 && ABSOLUTE_FORM.matcher(target).matches();
        if (method.equals(HttpMethod.CONNECT)) {
            return !target.isEmpty() && target.charAt(0) != '/' && target.charAt(0) != '*' && !isAbsolute;
        }
        return target.startsWith("/") || isAbsolute || (target.equals("*") && method.equals(HttpMethod.OPTIONS));
    }

    /** RFC 9112 section 6: one way alone to tell where the body ends. */
    private static boolean hasGoodLength(HttpRequest request) {
        HttpHeaders headers = request.headers();
        boolean isLong = headers.contains(HttpHeaderNames.CONTENT_LENGTH);
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (isLong
                && !LENGTH.matcher(headers.get(HttpHeaderNames.CONTENT_LENGTH)).matches()) {
            return false;
        }
        // What follows the handshake of a WebSocket belongs to the next protocol.
        if ((isLong || !codings.isEmpty())
                && headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)) {
            return false;
        }
        return codings.isEmpty()
                || (!isLong && request.protocolVersion().minorVersion() == 1 && endsInChunked(codings));
    }

    /** The last coding is "chunked", which comes but once. */
    private static boolean endsInChunked(List<String> fields) {
        List<String> codings = Arrays.stream(
                        String.join(",", fields).toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .toList();
        return codings.indexOf("chunked") == codings.size() - 1
                && !codings.contains("identity")
                && !codings.contains("");
    }
}
