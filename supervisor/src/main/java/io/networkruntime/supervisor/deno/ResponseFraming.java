package io.networkruntime.supervisor.deno;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * How the other side finds the end of a response, RFC 9112 section 6.3: whatever the script's header fields say of its
 * length, the server's word holds.
 *
 * @param hasBody whether a body follows the head
 * @param length the bytes of the body, or {@link #UNKNOWN}
 * @param isLast whether the connection is closed after the response
 */
record ResponseFraming(boolean hasBody, long length, boolean isLast) {
    static final long UNKNOWN = -1;

    /** The longest Content-Length that is taken at its word, in digits. */
    private static final int MAX_DIGITS = 18;

    /**
     * Sets the fields of a response's head that concern its length and the connection.
     *
     * @param length the bytes of the body, or {@link #UNKNOWN} for a stream
     * @param mayGoOn whether the connection may serve further requests
     */
    static ResponseFraming apply(
            HttpRequest request, int status, HttpHeaders headers, long length, boolean isHttp2, boolean mayGoOn) {
        headers.remove(HttpHeaderNames.TRANSFER_ENCODING);
        boolean isOld = !isHttp2 && request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        boolean hasBody = mayHaveBody(status) && !request.method().equals(HttpMethod.HEAD);
        long known = known(request, status, headers, length);
        if (known == UNKNOWN) {
            headers.remove(HttpHeaderNames.CONTENT_LENGTH);
        } else {
            headers.set(HttpHeaderNames.CONTENT_LENGTH, String.valueOf(known));
        }
        boolean isLast = !isHttp2 && (!mayGoOn || asksToClose(headers) || (isOld && hasBody && known == UNKNOWN));
        if (!isHttp2 && hasBody && known == UNKNOWN && !isOld) {
            headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
        if (isHttp2) {
            headers.remove(HttpHeaderNames.CONNECTION);
        } else if (isLast) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        } else if (isOld) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
        return new ResponseFraming(hasBody, hasBody ? known : 0, isLast);
    }

    /** RFC 9110 sections 15.2, 15.3.5, 15.3.6 and 15.4.5. */
    static boolean mayHaveBody(int status) {
        return status >= 200 && status != 204 && status != 205 && status != 304;
    }

    /** The length to tell: that of the bytes there are, or what the script says of its stream or of what HEAD leaves out. */
    private static long known(HttpRequest request, int status, HttpHeaders headers, long length) {
        if (!mayHaveBody(status)) {
            return UNKNOWN;
        }
        long said = said(headers.get(HttpHeaderNames.CONTENT_LENGTH));
        boolean scriptKnows =
                length == UNKNOWN || (said != UNKNOWN && request.method().equals(HttpMethod.HEAD));
        return scriptKnows ? said : length;
    }

    private static long said(@Nullable String value) {
        boolean isNumber = value != null
                && !value.isEmpty()
                && value.length() <= MAX_DIGITS
                && value.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Long.parseLong(value) : UNKNOWN;
    }

    private static boolean asksToClose(HttpHeaders headers) {
        return headers.contains(HttpHeaderNames.CONNECTION)
                && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
    }
}
