package io.networkruntime.supervisor.deno;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpRequestRulesTest {

    private static boolean isGood(String head) {
        EmbeddedChannel channel = new EmbeddedChannel(new HttpRequestDecoding());
        try {
            channel.writeInbound(Unpooled.copiedBuffer(head + "\r\n\r\n", StandardCharsets.ISO_8859_1));
            return HttpRequestRules.isGood(Objects.requireNonNull(channel.<HttpRequest>readInbound()));
        } finally {
            channel.finishAndReleaseAll();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: a",
                "GET http://a/b HTTP/1.1",
                "OPTIONS * HTTP/1.1",
                "CONNECT a:443 HTTP/1.1",
                "POST / HTTP/1.1\r\nContent-Length: 3",
                "POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 3",
                "POST / HTTP/1.1\r\nTransfer-Encoding: gzip, Chunked",
                "POST / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 3",
                "GET / HTTP/1.0",
            })
    void whatIsARequestIsGood(String head) {
        assertThat(isGood(head)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET * HTTP/1.1",
                "GET b HTTP/1.1",
                "GET a:80 HTTP/1.1",
                "CONNECT /b HTTP/1.1",
                "CONNECT http://a/ HTTP/1.1",
                "GET / HTTP/2.0",
                "GET / HTTP/1.2",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b",
                "POST / HTTP/1.1\r\nContent-Length: x",
                "POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4",
                "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999",
                "POST / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked",
                "POST / HTTP/1.0\r\nTransfer-Encoding: chunked",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked, gzip",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "POST / HTTP/1.1\r\nTransfer-Encoding: xchunked",
                "GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: 3",
            })
    void whatSomebodyElseCouldReadAsTwoIsNot(String head) {
        assertThat(isGood(head)).isFalse();
    }
}
