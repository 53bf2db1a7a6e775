package io.networkruntime.supervisor.deno;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;

/** Netty's encoder, which also knows an answer that is a head alone, whatever its header fields say of a body. */
final class HttpResponseEncoding extends HttpResponseEncoder {
    @Override
    protected boolean isContentAlwaysEmpty(HttpResponse response) {
        return response instanceof HeadOnlyResponse || super.isContentAlwaysEmpty(response);
    }
}
