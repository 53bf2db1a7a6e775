package io.networkruntime.supervisor.deno;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/** An answer to HEAD: its header fields tell of a body that does not come, RFC 9110 section 9.3.2. */
final class HeadOnlyResponse extends DefaultFullHttpResponse {
    HeadOnlyResponse(HttpVersion version, HttpResponseStatus status, HttpHeaders headers) {
        super(version, status, Unpooled.EMPTY_BUFFER, headers, EmptyHttpHeaders.INSTANCE);
    }
}
