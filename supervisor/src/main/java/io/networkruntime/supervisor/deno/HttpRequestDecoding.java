package io.networkruntime.supervisor.deno;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;

/** Netty's decoder with the limits of this server: a target of 64 KiB and as much of header fields, lines that end in LF alone. */
final class HttpRequestDecoding extends HttpRequestDecoder {
    static final int MAX_HEAD_BYTES = 64 << 10;

    HttpRequestDecoding() {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(MAX_HEAD_BYTES)
                .setMaxHeaderSize(MAX_HEAD_BYTES)
                .setMaxChunkSize(MAX_HEAD_BYTES)
                .setAllowDuplicateContentLengths(true)
                .setStrictLineParsing(false));
    }

    /** A proxy may have believed the other one of the two: RFC 9112 section 6.1. */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("both Content-Length and Transfer-Encoding");
    }
}
