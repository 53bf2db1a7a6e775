package io.networkruntime.supervisor.deno;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResponseCompressionTest {
    private final HttpHeaders response = new DefaultHttpHeaders().set("content-type", "Text/Plain; charset=utf-8");

    private boolean applies(String accepted, long length) {
        return ResponseCompression.apply(new DefaultHttpHeaders().set("accept-encoding", accepted), response, length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br, GZIP", "gzip;q=0.5", "deflate, gzip; q=1.0, *;q=0", "identity;q=0.5, gzip"})
    void gzipIsTakenWhereItIsWelcome(String accepted) {
        assertThat(applies(accepted, 64)).isTrue();
        assertThat(response.get("content-encoding")).isEqualTo("gzip");
        assertThat(response.get("vary")).isEqualTo("Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "br", "*", "gzip;q=0", "gzip;q=2", "gzip;q=x", "identity, gzip;q=0.9"})
    void orNot(String accepted) {
        assertThat(applies(accepted, 64)).isFalse();
        assertThat(response.contains("content-encoding")).isFalse();
    }

    @Test
    void shortBodiesAndTypesOfTheirOwnCompressionStayAsTheyAre() {
        assertThat(applies("gzip", 63)).isFalse();
        response.set("content-type", "text/event-stream");
        assertThat(applies("gzip", -1)).isFalse();
        response.set("content-type", "application/x+json");
        assertThat(applies("gzip", -1)).isTrue();
    }

    @Test
    void aTagIsWeakThen() {
        response.set("etag", "\"a\"").set("vary", "Origin").set("content-length", "100");
        assertThat(applies("gzip", 100)).isTrue();
        assertThat(response.get("etag")).isEqualTo("W/\"a\"");
        assertThat(response.get("vary")).isEqualTo("Accept-Encoding, Origin");
        assertThat(response.contains("content-length")).isFalse();
    }

    @Test
    void eachPieceCanBeReadWhenItComes() throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (GzipStream gzip = new GzipStream()) {
            sent.write(gzip.add("one".getBytes(StandardCharsets.UTF_8)));
            byte[] start = new byte[3];
            int count = new GZIPInputStream(new ByteArrayInputStream(sent.toByteArray())).read(start);
            assertThat(new String(start, 0, count, StandardCharsets.UTF_8)).isEqualTo("one");
            sent.write(gzip.finish("two".getBytes(StandardCharsets.UTF_8)));
        }
        byte[] all = new GZIPInputStream(new ByteArrayInputStream(sent.toByteArray())).readAllBytes();
        assertThat(new String(all, StandardCharsets.UTF_8)).isEqualTo("onetwo");
    }
}
