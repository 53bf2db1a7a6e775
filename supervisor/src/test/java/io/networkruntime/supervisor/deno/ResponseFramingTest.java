package io.networkruntime.supervisor.deno;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import org.junit.jupiter.api.Test;

final class ResponseFramingTest {
    private static final HttpRequest GET = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
    private static final HttpRequest HEAD = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.HEAD, "/");
    private static final HttpRequest OLD = new DefaultHttpRequest(HttpVersion.HTTP_1_0, HttpMethod.GET, "/");

    private final HttpHeaders headers = new DefaultHttpHeaders();

    private ResponseFraming apply(HttpRequest request, int status, long length) {
        return ResponseFraming.apply(request, status, headers, length, false, true);
    }

    @Test
    void theLengthOfWhatIsThereHoldsAgainstTheScript() {
        headers.set("content-length", "9");
        assertThat(apply(GET, 200, 5)).isEqualTo(new ResponseFraming(true, 5, false));
        assertThat(headers.get("content-length")).isEqualTo("5");
    }

    @Test
    void aStreamHasTheLengthThatTheScriptSaysOrChunks() {
        assertThat(apply(GET, 200, ResponseFraming.UNKNOWN)).isEqualTo(new ResponseFraming(true, -1, false));
        assertThat(headers.get("transfer-encoding")).isEqualTo("chunked");
        headers.set("content-length", "9");
        assertThat(apply(GET, 200, ResponseFraming.UNKNOWN)).isEqualTo(new ResponseFraming(true, 9, false));
        assertThat(headers.contains("transfer-encoding")).isFalse();
        headers.set("content-length", "nine");
        assertThat(apply(GET, 200, ResponseFraming.UNKNOWN).length()).isEqualTo(ResponseFraming.UNKNOWN);
    }

    @Test
    void someAnswersHaveNoBodyAndNoLength() {
        headers.set("content-length", "9").set("transfer-encoding", "chunked");
        assertThat(apply(GET, 304, 0).hasBody()).isFalse();
        assertThat(headers.isEmpty()).isTrue();
        headers.set("content-length", "9");
        assertThat(apply(HEAD, 200, 0).hasBody()).isFalse();
        assertThat(headers.get("content-length")).isEqualTo("9");
    }

    @Test
    void anOldClientReadsAStreamToTheEndOfTheConnection() {
        assertThat(apply(OLD, 200, ResponseFraming.UNKNOWN).isLast()).isTrue();
        assertThat(headers.get("connection")).isEqualTo("close");
        assertThat(apply(OLD, 200, 5).isLast()).isTrue();
        headers.clear();
        assertThat(apply(OLD, 200, 5).isLast()).isFalse();
        assertThat(headers.get("connection")).isEqualTo("keep-alive");
    }
}
