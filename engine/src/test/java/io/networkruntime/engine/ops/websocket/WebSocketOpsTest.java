package io.networkruntime.engine.ops.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.networkruntime.engine.ops.OpCaller;
import io.networkruntime.engine.ops.OpException;
import io.networkruntime.engine.ops.OpTable;
import io.networkruntime.engine.ops.http.HttpClients;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WebSocketOpsTest {
    private final EchoSocketServer server = new EchoSocketServer();
    private final OpCaller ops;

    WebSocketOpsTest() throws IOException {
        OpTable table = new OpTable();
        WebSocketOps.register(table, new HttpClients());
        ops = new OpCaller(table);
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    @Test
    void textAndBytesGoThereAndBackInOrder() {
        int id = connect("");
        byte[] data = new byte[200_000];
        new Random(3).nextBytes(data);
        ops.call("ws_text", id, "grüße");
        ops.call("ws_binary", id, data);
        ops.call("ws_text", id, "");
        assertThat(ops.callForText("ws_next", id)).isEqualTo("6\ntgrüße");
        assertThat(ops.callForBytes("ws_next", id)).isEqualTo(data);
        assertThat(ops.callForText("ws_next", id)).isEqualTo("1\nt");
    }

    @Test
    void whatCameMeanwhileComesTogether() {
        SocketBatch batch = new SocketBatch();
        batch.add("tone");
        batch.add("t");
        batch.add("c1000 ");
        assertThat(batch).hasToString("4,1,6\ntonetc1000 ");
    }

    @Test
    void theServersSubprotocolIsTold() {
        int id = ops.callForInt("ws_open", server.url());
        assertThat(ops.callForText("ws_connect", id, server.url(), "chat\nother", "", 0))
                .isEqualTo("chat");
    }

    @Test
    void aClosingHandshakeEndsWithCodeAndReason() {
        int id = connect("");
        ops.call("ws_close", id, 3001, "bye");
        assertThat(ops.callForText("ws_next", id)).isEqualTo("9\nc3001 bye");
        assertThatThrownBy(() -> ops.call("ws_text", id, "late")).isInstanceOf(OpException.class);
    }

    @Test
    void aDroppedLineIsNoticed() {
        int id = connect("");
        ops.call("ws_text", id, "drop");
        assertThat(ops.callForText("ws_next", id)).matches("\\d+\n(e.*|c1006 .*)");
    }

    @Test
    void aServerThatIsNotThereIsANetworkError() throws IOException {
        server.close();
        int id = ops.callForInt("ws_open", server.url());
        assertThatThrownBy(() -> ops.call("ws_connect", id, server.url(), "", "", 0))
                .isInstanceOfSatisfying(
                        OpException.class, e -> assertThat(e.errorName()).isEqualTo("NetworkError"));
    }

    private int connect(String protocols) {
        int id = ops.callForInt("ws_open", server.url());
        ops.call("ws_connect", id, server.url(), protocols, "", 0);
        return id;
    }
}
