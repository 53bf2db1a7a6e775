package io.networkruntime.supervisor.deno;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets a new connection up for HTTP/1.1 or HTTP/2: by ALPN under TLS, otherwise by its first bytes. */
final class HttpPipeline extends ChannelInitializer<Channel> {
    private final @Nullable SslContext tls;
    private final HttpServing serving;

    HttpPipeline(@Nullable SslContext tls, HttpServing serving) {
        this.tls = tls;
        this.serving = serving;
    }

    @Override
    protected void initChannel(Channel channel) {
        serving.opened(channel);
        if (tls == null) {
            channel.pipeline().addLast(new Preface());
            return;
        }
        channel.pipeline().addLast(tls.newHandler(channel.alloc()));
        channel.pipeline().addLast(new ApplicationProtocolNegotiationHandler(ApplicationProtocolNames.HTTP_1_1) {
            @Override
            protected void configurePipeline(ChannelHandlerContext context, String protocol) {
                if (ApplicationProtocolNames.HTTP_2.equals(protocol)) {
                    http2(context.pipeline());
                } else {
                    http1(context.pipeline());
                }
            }

            @Override
            protected void handshakeFailure(ChannelHandlerContext context, Throwable cause) {
                var _ = context.close();
            }
        });
    }

    private void http1(ChannelPipeline pipeline) {
        pipeline.addLast(new HttpRequestDecoding(), new HttpResponseEncoding(), new HttpExchangeHandler(serving));
    }

    private void http2(ChannelPipeline pipeline) {
        pipeline.addLast(Http2FrameCodecBuilder.forServer().build());
        pipeline.addLast(new Http2MultiplexHandler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel stream) {
                stream.pipeline()
                        .addLast(new Http2StreamFrameToHttpObjectCodec(true), new HttpExchangeHandler(serving));
            }
        }));
    }

    /** Looks for the start of HTTP/2's connection preface, RFC 9113 section 3.4, which is no method of HTTP/1. */
    private final class Preface extends ByteToMessageDecoder {
        private static final int ENOUGH = 3;

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
            if (in.readableBytes() < ENOUGH) {
                return;
            }
            int start = in.readerIndex();
            boolean isHttp2 = in.getByte(start) == 'P' && in.getByte(start + 1) == 'R' && in.getByte(start + 2) == 'I';
            if (isHttp2) {
                http2(context.pipeline());
            } else {
                http1(context.pipeline());
            }
            context.pipeline().remove(this);
        }
    }
}
