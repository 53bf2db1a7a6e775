package io.networkruntime.supervisor.deno;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class PlainAnswersTest {
    private final PlainAnswers answers = new PlainAnswers(() -> "Mon, 23 Nov 2026 02:00:00 GMT");
    private final HttpRequest get = request(HttpVersion.HTTP_1_1, HttpMethod.GET);

    private static HttpRequest request(HttpVersion version, HttpMethod method) {
        return new DefaultHttpRequest(version, method, "/");
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private String written(int status, String content) {
        ByteBuf answer = answers.write(UnpooledByteBufAllocator.DEFAULT, status, bytes(content));
        try {
            return answer.toString(StandardCharsets.ISO_8859_1);
        } finally {
            answer.release();
        }
    }

    @Test
    void anAnswerHasItsOwnFieldsThenTheDateAndItsLength() {
        assertThat(answers.suits(get, 404, bytes("x-a\ncafé\nx-a\n2\n"))).isTrue();
        assertThat(written(404, "gone"))
                .isEqualTo("HTTP/1.1 404 Not Found\r\nx-a: café\r\nx-a: 2\r\n"
                        + "date: Mon, 23 Nov 2026 02:00:00 GMT\r\ncontent-length: 4\r\n\r\ngone");
        assertThat(answers.suits(get, 200, bytes(""))).isTrue();
        assertThat(written(299, ""))
                .isEqualTo("HTTP/1.1 299 \r\ndate: Mon, 23 Nov 2026 02:00:00 GMT\r\ncontent-length: 0\r\n\r\n");
    }

    @Test
    void fieldsInWhichTheServerHasAWordAreNotPlain() {
        for (String name : new String[] {"Date", "CONTENT-LENGTH", "connection", "Transfer-Encoding"}) {
            assertThat(answers.suits(get, 200, bytes("x\ny\n" + name + "\n1\n")))
                    .isFalse();
        }
        assertThat(answers.suits(get, 200, bytes("x\ndate\n"))).isTrue();
    }

    @Test
    void whatIsFramedInAnotherWayIsNotPlain() {
        ByteBuffer none = bytes("");
        assertThat(answers.suits(get, 204, none)).isFalse();
        assertThat(answers.suits(get, 304, none)).isFalse();
        assertThat(answers.suits(request(HttpVersion.HTTP_1_1, HttpMethod.HEAD), 200, none))
                .isFalse();
        assertThat(answers.suits(request(HttpVersion.HTTP_1_0, HttpMethod.GET), 200, none))
                .isFalse();
        HttpRequest last = request(HttpVersion.HTTP_1_1, HttpMethod.GET);
        last.headers().set("connection", "close");
        assertThat(answers.suits(last, 200, none)).isFalse();
    }
}
